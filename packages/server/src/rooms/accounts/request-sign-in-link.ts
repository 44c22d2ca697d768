import type { ReplyOf, RequestOf } from '@cairn/api';
import type { accountsContract } from '@cairn/api/accounts';
import { type Actor, type Language, languageOf } from '../../platform/actor.ts';
import { type ReplyCookie, type WithCookies, withCookie } from '../../platform/http/effects.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { toSignInLetter } from './letters.ts';
import { hashToken, isToken, lettersPerLinkLife, linkLifeMs, newToken, toAddress } from './rules.ts';
import { findPersonByEmail, insertLink, listLinkTimes } from './store.ts';

type Endpoint = typeof accountsContract.requestSignInLink;

/** Name of the cookie that ties a link to the browser in which it was asked for. */
export const browserCookie = 'cairn-sign-in';

/** Send a sign-in link. The answer is the same whether or not anybody has the address. */
export async function requestSignInLink(
  world: World,
  actor: Actor,
  { body, cookies }: RequestOf<Endpoint> & WithCookies,
): Promise<ReplyOf<Endpoint>> {
  const cookie = await sendSignInLink(world, {
    email: body.email,
    language: body.language ?? languageOf(actor),
    next: body.next ?? '/',
    browser: cookies[browserCookie],
    ...(actor.kind === 'person' ? { personId: actor.personId } : {}),
  });
  return withCookie({ sent: true as const, outbox: world.config.smtpUrl === undefined }, cookie);
}

/**
 * Write the letter with the link, and give the cookie that ties it to this browser. `personId` names somebody signed in
 * without an address: confirming gives them this one, if nobody has it. Refuses `too_many_requests`.
 */
export async function sendSignInLink(
  world: World,
  asked: { email: string; language: Language; next: string; browser?: string | undefined; personId?: string },
): Promise<ReplyCookie> {
  const email = toAddress(asked.email);
  const token = newToken(world);
  const browser = isToken(asked.browser) ? asked.browser : newToken(world);
  await world.transact(async world => {
    await refuseFlood(world, email);
    const language = (await findPersonByEmail(world, email))?.language ?? asked.language;
    await insertLink(world, {
      tokenHash: hashToken(token),
      email,
      language,
      next: asked.next,
      browserHash: hashToken(browser),
      personId: asked.personId ?? null,
    });
    await world.mail.enqueue(world, toSignInLetter(email, language, `${world.config.publicUrl}/sign-in/${token}`));
  });
  return { name: browserCookie, value: browser, maxAgeSeconds: linkLifeMs / 1000 };
}

/** AC-4: nobody's letter box is filled from here. */
async function refuseFlood(world: World, email: string): Promise<void> {
  const now = world.now().getTime();
  const [oldest, ...others] = await listLinkTimes(world, email, new Date(now - linkLifeMs));
  if (!oldest || others.length + 1 < lettersPerLinkLife) return;
  const seconds = Math.ceil((oldest.getTime() + linkLifeMs - now) / 1000);
  throw new Refusal('too_many_requests', { seconds: Math.max(1, seconds) });
}
