import type { ReplyOf, RequestOf } from '@cairn/api';
import type { signInContract } from '@cairn/api/sign-in';
import type { Person } from '../../platform/actor.ts';
import { recordEvent, recordEvents } from '../../platform/events.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { parseBrowser } from './browsers.ts';
import { isLive } from './rules.ts';
import { deleteOtherSessions, deleteOwnSession, listSessionsOf } from './session-store.ts';

type Endpoints = typeof signInContract;

/** Where one is signed in, last used first. */
export async function listSessions(world: World, actor: Person): Promise<ReplyOf<Endpoints['listSessions']>> {
  const sessions = await listSessionsOf(world, actor.personId);
  const live = sessions.filter(session => isLive(session, world.now()));
  return {
    items: live.map(({ sessionId, createdAt, seenAt, browser }) => ({
      id: sessionId,
      current: sessionId === actor.sessionId,
      createdAt: createdAt.toISOString(),
      seenAt: seenAt.toISOString(),
      ...parseBrowser(browser),
    })),
  };
}

/** End one of one's own sessions; the next request with its cookie is nobody's. */
export async function endOwnSession(
  world: World,
  actor: Person,
  { params: { sessionId } }: RequestOf<Endpoints['endSession']>,
): Promise<ReplyOf<Endpoints['endSession']>> {
  const { personId } = actor;
  await world.transact(async world => {
    if (!(await deleteOwnSession(world, personId, sessionId))) throw new Refusal('not_found');
    await recordEvent(world, { kind: 'person.signed-out', subject: { personId, sessionId }, actor });
  });
  return { done: true };
}

/** End all of one's sessions but the one in use. */
export async function endOtherSessions(world: World, actor: Person): Promise<ReplyOf<Endpoints['endOtherSessions']>> {
  return world.transact(async world => {
    const ended = await deleteOtherSessions(world, actor.personId, actor.sessionId);
    const events = ended.map(sessionId => ({
      kind: 'person.signed-out',
      subject: { personId: actor.personId, sessionId },
      actor,
    }));
    await recordEvents(world, events);
    return { ended: ended.length };
  });
}
