import type { ReplyOf, RequestOf } from '@cairn/api';
import type { signInContract } from '@cairn/api/sign-in';
import type { Actor, Person } from '../../platform/actor.ts';
import { recordEvent } from '../../platform/events.ts';
import { type WithBrowser, withCookie } from '../../platform/http/effects.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { replaceRecoveryCodes, takeRecoveryCode } from './code-store.ts';
import { hashToken, recoveryCodes, toAddress, toComparableCode, toRecoveryCode } from './rules.ts';
import { endSession, openSession } from './sessions.ts';
import { findPersonByEmail } from './store.ts';
import { tellOwner } from './tell-owner.ts';

type Endpoints = typeof signInContract;

/** Ten fresh codes for oneself; those before are void. */
export async function makeRecoveryCodes(world: World, actor: Person): Promise<ReplyOf<Endpoints['makeRecoveryCodes']>> {
  return world.transact(async world => {
    await tellOwner(world, actor.personId, 'recoveryCodesMade');
    return { codes: await giveRecoveryCodes(world, actor) };
  });
}

/** Keep ten fresh codes as hashes, and give them in the clear for the one time they are shown. */
export async function giveRecoveryCodes(world: World, actor: Person): Promise<string[]> {
  const { personId } = actor;
  const codes = Array.from({ length: recoveryCodes }, () => toRecoveryCode(world.random(10)));
  const hashes = codes.map(code => hashToken(toComparableCode(code)));
  await replaceRecoveryCodes(world, personId, hashes);
  await recordEvent(world, { kind: 'recovery-codes.made', subject: { personId }, actor });
  return codes;
}

/** Sign in with a code, which is used up. An address that nobody has gets the same answer as a wrong code. */
export async function signInWithRecoveryCode(
  world: World,
  actor: Actor,
  { body, caller }: RequestOf<Endpoints['signInWithRecoveryCode']> & WithBrowser,
): Promise<ReplyOf<Endpoints['signInWithRecoveryCode']>> {
  const hash = hashToken(toComparableCode(body.code));
  return world.transact(async world => {
    const person = await findPersonByEmail(world, toAddress(body.email));
    const isRight = person !== undefined && (await takeRecoveryCode(world, person.personId, hash));
    if (!isRight) throw new Refusal('recovery_code_wrong');
    if (actor.kind === 'person') await endSession(world, actor);
    await tellOwner(world, person.personId, 'recoveryCodeUsed');
    return withCookie({ done: true as const }, await openSession(world, person.personId, { caller }));
  });
}
