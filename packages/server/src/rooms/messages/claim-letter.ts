import type { Language } from '../../platform/actor.ts';
import type { Letter } from '../../platform/mail.ts';
import { escapeHtml, isolate, toCairn, toHtml } from './frame.ts';
import { words } from './words.ts';

/** What a claim letter is made of. */
export interface ClaimLetter {
  to: string;
  language: Language;
  organisationId: string;
  issuer: string;
  /** Where questions go. */
  issuerEmail?: string;
  learnerName: string;
  title: string;
  outcomes: number;
  claimUrl: string;
  /** Address of the page where the code is typed. */
  codeUrl: string;
  code: string;
}

/** M-1: the letter that tells a learner of an award: name and title exactly as written, in the learner's language. */
export function toClaimLetter(about: ClaimLetter): Letter {
  const say = words[about.language].claim;
  const subject = say.subject(about.issuer, about.title).replace(/\s+/g, ' ');
  return {
    kind: 'claim',
    to: about.to,
    language: about.language,
    organisationId: about.organisationId,
    subject,
    text: toText(about),
    html: toHtml(about.language, subject, toMain(about), toFoot(about)),
  };
}

function toText({ language, issuer, issuerEmail, learnerName, title, claimUrl, codeUrl, code }: ClaimLetter): string {
  const say = words[language].claim;
  const steps = say.steps.map((step, index) => `${index + 1}. ${step}`).join('\n');
  const questions = issuerEmail === undefined ? '' : ` ${say.questions} ${issuerEmail}`;
  return `${issuer} ${say.to(learnerName)}

${say.heading.join(title)}

${say.body}

${say.take}: ${claimUrl}

${say.orOpen} ${codeUrl} ${say.andType} ${code}

${say.afterwards}
${steps}

${say.why(title)} ${say.notYou}
${issuer}.${questions}
`;
}

function toMain({ language, issuer, learnerName, title, outcomes, claimUrl, codeUrl, code }: ClaimLetter): string {
  const say = words[language].claim;
  const [before, after] = say.heading;
  return `<p class="from">${isolate(issuer)} <span>${say.to(isolate(learnerName))}</span></p>
${toCairn(outcomes)}
<h1>${before}<em>${isolate(title)}</em>${after}</h1>
<p>${say.body}</p>
<p><a class="button" href="${escapeHtml(claimUrl)}">${say.take}</a></p>
<p class="or">${say.orOpen} <a href="${escapeHtml(codeUrl)}"><bdi>${escapeHtml(codeUrl.replace(/^https?:\/\//, ''))}</bdi></a> ${say.andType}<br><span class="code">${escapeHtml(code)}</span></p>
<hr>
<h2>${say.afterwards}</h2>
<ol>${say.steps.map(step => `<li>${step}</li>`).join('')}</ol>`;
}

function toFoot({ language, issuer, issuerEmail, title }: ClaimLetter): string {
  const say = words[language].claim;
  const address = issuerEmail === undefined ? '' : escapeHtml(issuerEmail);
  const questions = issuerEmail === undefined ? '' : ` ${say.questions} <a href="mailto:${address}">${address}</a>`;
  return `${say.why(isolate(title))} ${say.notYou} ${isolate(issuer)}.${questions}`;
}
