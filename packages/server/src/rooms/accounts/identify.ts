import type { Language, Machine, Nobody, Person } from '../../platform/actor.ts';
import type { World } from '../../platform/world.ts';
import { findApiKey, markApiKeyUsed } from './api-key-store.ts';
import { hashToken, isLive, isToken, parseBearer, sessionStaleMs } from './rules.ts';
import { findSession, touchSession } from './session-store.ts';
import { sessionCookie, toActor } from './sessions.ts';

/** What a request carries that says who asks. */
export interface Presented {
  /** By name, without the prefix they have on the wire. */
  cookies: Readonly<Record<string, string>>;
  /** The `Authorization` header. */
  authorization?: string;
  /** The language that the browser asks for. */
  language: Language;
}

/** Who asks; a person's memberships are another room's to add. */
export type Identified = Nobody | Omit<Person, 'memberships'> | Machine;

/** Finds who asks. An API key goes before a cookie; what is unknown or ended is nobody, never an error. */
export async function identify(world: World, presented: Presented): Promise<Identified> {
  const nobody: Nobody = { kind: 'nobody', language: presented.language };
  if (presented.authorization !== undefined) return (await findMachine(world, presented.authorization)) ?? nobody;
  const token = presented.cookies[sessionCookie];
  return (isToken(token) && (await findPersonOf(world, token))) || nobody;
}

async function findMachine(world: World, authorization: string): Promise<Machine | undefined> {
  const secret = parseBearer(authorization);
  const key = secret === undefined ? undefined : await findApiKey(world, hashToken(secret));
  if (!key) return undefined;
  const today = world.now().toISOString().slice(0, 10);
  if (key.lastUsedOn !== today) await markApiKeyUsed(world, key, today);
  return { kind: 'machine', keyId: key.keyId, organisationId: key.organisationId, scopes: key.scopes };
}

async function findPersonOf(world: World, token: string): Promise<Omit<Person, 'memberships'> | undefined> {
  const session = await findSession(world, hashToken(token));
  const now = world.now();
  if (!session || !isLive(session, now)) return undefined;
  if (now.getTime() - session.seenAt.getTime() > sessionStaleMs) await touchSession(world, session.sessionId);
  return toActor(session.person, session);
}
