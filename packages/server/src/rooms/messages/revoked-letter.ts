import type { Language } from '../../platform/actor.ts';
import type { Letter } from '../../platform/mail.ts';
import { escapeHtml, isolate, toHtml } from './frame.ts';
import { words } from './words.ts';

/** What a notice of withdrawal is made of. */
export interface RevokedLetter {
  to: string;
  language: Language;
  organisationId: string;
  issuer: string;
  issuerEmail?: string;
  learnerName: string;
  title: string;
  reason: string;
  explanation?: string;
  walletUrl: string;
}

/** M-3: an honest notice to somebody who holds a credential that was withdrawn: who, what, why, and what can be done. */
export function toRevokedLetter(about: RevokedLetter): Letter {
  const { to, language, organisationId, issuer, title } = about;
  const subject = words[language].revoked.subject(issuer, title).replace(/\s+/g, ' ');
  const html = toHtml(language, subject, toMain(about), toFoot(about));
  return { kind: 'revoked', to, language, organisationId, subject, text: toText(about), html };
}

function toText(about: RevokedLetter): string {
  const say = words[about.language].revoked;
  const { issuer, issuerEmail, learnerName, title, reason, explanation, walletUrl } = about;
  const lines = [
    `${issuer} ${words[about.language].claim.to(learnerName)}`,
    say.heading(issuer),
    say.body(title),
    say.reasons[reason] ?? '',
    explanation === undefined ? '' : `${say.explanation}\n${explanation}`,
    say.consequence,
    `${say.look}: ${walletUrl}`,
    issuerEmail === undefined ? '' : `${say.disagree} ${issuerEmail}`,
  ];
  return `${lines.filter(line => line !== '').join('\n\n')}\n`;
}

function toMain(about: RevokedLetter): string {
  const say = words[about.language].revoked;
  const { issuer, learnerName, title, reason, explanation, walletUrl } = about;
  const quoted =
    explanation === undefined
      ? ''
      : `<p>${say.explanation}</p>\n<p class="quote"><bdi>${escapeHtml(explanation)}</bdi></p>\n`;
  return `<p class="from">${isolate(issuer)} <span>${words[about.language].claim.to(isolate(learnerName))}</span></p>
<h1>${say.heading(isolate(issuer))}</h1>
<p>${say.body(isolate(title))} ${say.reasons[reason] ?? ''}</p>
${quoted}<p>${say.consequence}</p>
<p><a class="button" href="${escapeHtml(walletUrl)}">${say.look}</a></p>`;
}

function toFoot({ language, issuer, issuerEmail }: RevokedLetter): string {
  if (issuerEmail === undefined) return `${isolate(issuer)}.`;
  const address = escapeHtml(issuerEmail);
  return `${words[language].revoked.disagree} <a href="mailto:${address}">${address}</a>`;
}
