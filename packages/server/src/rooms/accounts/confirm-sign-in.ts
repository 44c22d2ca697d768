import type { ReplyOf, RequestOf } from '@cairn/api';
import type { accountsContract } from '@cairn/api/accounts';
import type { Actor } from '../../platform/actor.ts';
import { type WithBrowser, type WithCookies, withCookie } from '../../platform/http/effects.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { findOrCreatePersonByEmail } from './persons.ts';
import { browserCookie } from './request-sign-in-link.ts';
import { hashToken, judgeLink } from './rules.ts';
import { deleteOtherSessions } from './session-store.ts';
import { endSession, openSession } from './sessions.ts';
import { findPersonByEmail, holdLink, type Link, listPersonsById, markLinkUsed, updatePerson } from './store.ts';

type Endpoint = typeof accountsContract.confirmSignIn;

/** Use a sign-in link up and begin a session. A link opened in another browser stays good for the right one. */
export async function confirmSignIn(
  world: World,
  actor: Actor,
  { body, cookies, caller }: RequestOf<Endpoint> & WithCookies & WithBrowser,
): Promise<ReplyOf<Endpoint>> {
  return world.transact(async world => {
    const link = await holdLink(world, hashToken(body.token));
    if (!link) throw new Refusal('sign_in_link_expired');
    const judgement = judgeLink(link, cookies[browserCookie], world.now());
    if (judgement !== 'fresh') throw new Refusal(judgement);
    await markLinkUsed(world, link.tokenHash);
    const personId = await toPersonId(world, link);
    if (actor.kind === 'person') await endSession(world, actor);
    const cookie = await openSession(world, personId, { caller });
    return withCookie(withCookie({ next: link.next }, cookie), { name: browserCookie });
  });
}

/**
 * The link proves the address. Somebody who had none gets it, unless somebody else has it already; AC-20: what else they had
 * open ends, because the account can be entered in a new way.
 */
async function toPersonId(world: World, { email, language, personId }: Link): Promise<string> {
  const [asker] = personId === null ? [] : await listPersonsById(world, [personId]);
  if (asker && asker.email === undefined && !(await findPersonByEmail(world, email))) {
    await updatePerson(world, asker.personId, { email });
    await deleteOtherSessions(world, asker.personId, '');
    return asker.personId;
  }
  return (await findOrCreatePersonByEmail(world, { email, language })).personId;
}
