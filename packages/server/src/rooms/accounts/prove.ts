import { timingSafeEqual } from 'node:crypto';
import type { ReplyOf, RequestOf } from '@cairn/api';
import type { signInContract } from '@cairn/api/sign-in';
import type { Person } from '../../platform/actor.ts';
import { recordEvent } from '../../platform/events.ts';
import { type ReplyCookie, withCookie } from '../../platform/http/effects.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import type { Bound } from './challenges.ts';
import { checkPasskey, offerPasskeys } from './check-passkey.ts';
import { deleteProofCode, insertProofCode, listProofCodeTimes, tryProofCode } from './code-store.ts';
import { toProofLetter } from './letters.ts';
import { listPasskeysOf } from './passkey-store.ts';
import {
  hashToken,
  lettersPerLinkLife,
  linkLifeMs,
  mostCodeTries,
  newToken,
  sessionLifeMs,
  toDigits,
} from './rules.ts';
import { rotateSession } from './session-store.ts';
import { sessionCookie } from './sessions.ts';
import { listPersonsById } from './store.ts';

type Endpoints = typeof signInContract;

const boundTo = ({ sessionId }: Person): Bound => ({ purpose: 'prove', boundTo: sessionId });

/** A challenge to one's own passkeys, or for those who have none a code by letter. */
export async function startProof(world: World, actor: Person): Promise<ReplyOf<Endpoints['startProof']>> {
  const passkeys = (await listPasskeysOf(world, actor.personId)).filter(({ blockedAt }) => blockedAt === null);
  if (passkeys.length > 0) {
    return { method: 'passkey', options: await offerPasskeys(world, boundTo(actor), passkeys) };
  }
  return { method: 'mail', email: await sendCode(world, actor), outbox: world.config.smtpUrl === undefined };
}

async function sendCode(world: World, { personId, sessionId }: Person): Promise<string> {
  const [person] = await listPersonsById(world, [personId]);
  const email = person?.email;
  if (!person || email === undefined) throw new Refusal('address_missing');
  const code = toDigits(world.random(8));
  const mac = await toMac(world, sessionId, code);
  await world.transact(async world => {
    await refuseFlood(world, personId);
    await insertProofCode(world, { codeId: world.newId(), personId, sessionId, mac });
    await world.mail.enqueue(world, toProofLetter(email, person.language, code));
  });
  return email;
}

async function refuseFlood(world: World, personId: string): Promise<void> {
  const now = world.now().getTime();
  const [oldest, ...others] = await listProofCodeTimes(world, personId, new Date(now - linkLifeMs));
  if (!oldest || others.length + 1 < lettersPerLinkLife) return;
  const seconds = Math.ceil((oldest.getTime() + linkLifeMs - now) / 1000);
  throw new Refusal('too_many_requests', { seconds: Math.max(1, seconds) });
}

/** Prove once more who sits at this session. It gets a new token, so that one that leaked before is worth nothing after. */
export async function prove(
  world: World,
  actor: Person,
  { body }: RequestOf<Endpoints['prove']>,
): Promise<ReplyOf<Endpoints['prove']>> {
  if ('response' in body) await checkPasskey(world, body.response, boundTo(actor), actor.personId);
  else await checkCode(world, actor, body.code);
  return withCookie({ done: true as const }, await renew(world, actor));
}

/** A wrong try counts even though the request is refused, so it is counted on its own. */
async function checkCode(world: World, { sessionId }: Person, given: string): Promise<void> {
  const known = await tryProofCode(world, sessionId);
  if (!known || known.tries > mostCodeTries) throw new Refusal('proof_code_wrong');
  const isFresh = world.now().getTime() - known.createdAt.getTime() <= linkLifeMs;
  const mac = await toMac(world, sessionId, given.replace(/\D/g, ''));
  const isRight = timingSafeEqual(Buffer.from(mac), Buffer.from(known.mac));
  if (!isFresh || !isRight || !(await deleteProofCode(world, known.codeId))) throw new Refusal('proof_code_wrong');
}

async function toMac(world: World, sessionId: string, code: string): Promise<string> {
  const mac = await world.vault.mac('accounts.proof-code', Buffer.from(`${sessionId} ${code}`));
  return Buffer.from(mac).toString('base64url');
}

async function renew(world: World, actor: Person): Promise<ReplyCookie> {
  const { personId, sessionId } = actor;
  const token = newToken(world);
  await world.transact(async world => {
    if (!(await rotateSession(world, sessionId, hashToken(token)))) throw new Refusal('not_signed_in');
    await recordEvent(world, { kind: 'person.proven', subject: { personId, sessionId }, actor });
  });
  return { name: sessionCookie, value: token, maxAgeSeconds: sessionLifeMs / 1000 };
}
