import type { Actor, Person } from '../../platform/actor.ts';
import { recordEvent } from '../../platform/events.ts';
import { type ReplyCookie, type WithBrowser, withCookie } from '../../platform/http/effects.ts';
import type { World } from '../../platform/world.ts';
import { describeBrowser } from './browsers.ts';
import { hashToken, newToken, sessionLifeMs } from './rules.ts';
import { deleteSession, insertSession } from './session-store.ts';
import { listPersonsById, type PersonRecord } from './store.ts';

/** Name of the session cookie, without the prefix it has on the wire. */
export const sessionCookie = 'cairn';

/** The person as an actor, before anybody has said where they are a member. */
export function toActor(
  person: PersonRecord,
  { sessionId, provenAt }: { sessionId: string; provenAt: Date },
): Omit<Person, 'memberships'> {
  const { personId, email, language, operator } = person;
  return {
    kind: 'person',
    personId,
    sessionId,
    provenAt,
    ...(email === undefined ? {} : { email }),
    language,
    operator,
  };
}

/**
 * Sign a person in: gives the cookie to send beside the reply. Only for somebody who has just proven who they are, or whose
 * account this very request has made. `caller` says which browser it is, `passkeyId` what opened it.
 */
export async function openSession(
  world: World,
  personId: string,
  { caller, passkeyId }: WithBrowser & { passkeyId?: string } = {},
): Promise<ReplyCookie> {
  const [token, sessionId] = [newToken(world), world.newId()];
  await world.transact(async world => {
    const [person] = await listPersonsById(world, [personId]);
    if (!person) throw new Error('a session was opened for nobody');
    const browser = describeBrowser(caller?.userAgent);
    await insertSession(world, {
      tokenHash: hashToken(token),
      sessionId,
      personId,
      browser,
      passkeyId: passkeyId ?? null,
    });
    const actor = { ...toActor(person, { sessionId, provenAt: world.now() }), memberships: [] };
    await recordEvent(world, { kind: 'person.signed-in', subject: { personId, sessionId }, actor });
  });
  return { name: sessionCookie, value: token, maxAgeSeconds: sessionLifeMs / 1000 };
}

/** End this session, if there is one; the cookie goes away either way. */
export async function signOut(world: World, actor: Actor): Promise<{ done: true }> {
  if (actor.kind === 'person') await endSession(world, actor);
  return withCookie({ done: true as const }, { name: sessionCookie });
}

/** End the session of this person that is in use. */
export async function endSession(world: World, actor: Person): Promise<void> {
  const { personId, sessionId } = actor;
  await world.transact(async world => {
    if (!(await deleteSession(world, sessionId))) return;
    await recordEvent(world, { kind: 'person.signed-out', subject: { personId, sessionId }, actor });
  });
}
