import { createHash } from 'node:crypto';
import type { World } from '../../platform/world.ts';
import { insertChallenge, type Purpose, takeChallenge } from './passkey-store.ts';
import { challengeLifeMs } from './rules.ts';

/** What a challenge is for, and to whom alone it is given. */
export interface Bound {
  purpose: Purpose;
  /** Hash of the browser's nonce before there is a session, else the id of the session. */
  boundTo: string;
}

const toHash = (challenge: Uint8Array) => createHash('sha256').update(challenge).digest('base64url');

/** A challenge of 256 random bits (WebAuthn Level 3 §13.4.3), kept as a hash until it is answered. */
export async function makeChallenge(world: World, bound: Bound): Promise<Uint8Array<ArrayBuffer>> {
  const challenge = new Uint8Array(world.random(32));
  await insertChallenge(world, { hash: toHash(challenge), ...bound });
  return challenge;
}

/**
 * The challenge that an answer is to, as base64url, taken away so that no second answer counts, whatever comes of this one.
 * Undefined when it is not ours, too old, for something else, or was given to another browser.
 */
export async function takeAnswered(world: World, clientDataJson: string, bound: Bound): Promise<string | undefined> {
  const challenge = readChallenge(clientDataJson);
  if (challenge === undefined) return undefined;
  const known = await takeChallenge(world, toHash(Buffer.from(challenge, 'base64url')));
  if (!known || known.purpose !== bound.purpose || known.boundTo !== bound.boundTo) return undefined;
  return world.now().getTime() - known.createdAt.getTime() <= challengeLifeMs ? challenge : undefined;
}

function readChallenge(clientDataJson: string): string | undefined {
  try {
    const told: unknown = JSON.parse(Buffer.from(clientDataJson, 'base64url').toString());
    const challenge = (told as { challenge?: unknown } | null)?.challenge;
    return typeof challenge === 'string' && /^[A-Za-z0-9_-]{43}$/.test(challenge) ? challenge : undefined;
  } catch {
    return undefined;
  }
}
