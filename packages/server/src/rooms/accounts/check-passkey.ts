import type { usedPasskey } from '@cairn/api/sign-in';
import { generateAuthenticationOptions, verifyAuthenticationResponse } from '@simplewebauthn/server';
import type { z } from 'zod';
import { recordEvent } from '../../platform/events.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { type Bound, makeChallenge, takeAnswered } from './challenges.ts';
import { blockPasskey, holdPasskey, markPasskeyUsed, type PasskeyRecord } from './passkey-store.ts';
import { isCounterForward, toRelyingParty, toUserHandle } from './rules.ts';
import { tellOwner } from './tell-owner.ts';

type Used = z.output<typeof usedPasskey>;

/** Options for `navigator.credentials.get`; without passkeys named, the person chooses among those the device knows. */
export async function offerPasskeys(
  world: World,
  bound: Bound,
  passkeys: readonly PasskeyRecord[] = [],
): Promise<Record<string, unknown>> {
  const options = await generateAuthenticationOptions({
    rpID: toRelyingParty(world.config.publicUrl).id,
    challenge: await makeChallenge(world, bound),
    timeout: 300_000,
    userVerification: 'required',
    allowCredentials: passkeys.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
  });
  return { ...options };
}

/**
 * The passkey that answered, once its answer is good (WebAuthn Level 3 §7.2): to a challenge of ours given to this browser
 * and not answered before, from our own pages, with the person verified, signed by a key we keep. `personId` names the only
 * person whose passkey counts. Refuses `passkey_refused`, and `passkey_blocked` when the counter says there is a copy.
 */
export async function checkPasskey(
  world: World,
  response: Used,
  bound: Bound,
  personId?: string,
): Promise<PasskeyRecord> {
  const challenge = await takeAnswered(world, response.response.clientDataJSON, bound);
  if (challenge === undefined) throw new Refusal('passkey_refused');
  const checked = await world.transact(async world => {
    const passkey = await holdPasskey(world, response.id);
    if (!passkey || (personId !== undefined && passkey.personId !== personId)) return undefined;
    const counter = await readCounter(world, response, challenge, passkey);
    if (counter === undefined) return undefined;
    if (passkey.blockedAt || !isCounterForward(passkey.counter, counter)) return keepOut(world, passkey);
    await markPasskeyUsed(world, passkey.passkeyId, counter);
    return { passkey, refused: false };
  });
  if (!checked) throw new Refusal('passkey_refused');
  if (checked.refused) throw new Refusal('passkey_blocked');
  return checked.passkey;
}

/** AC-16: of two that answer for one passkey, at least one is a copy. */
async function keepOut(world: World, passkey: PasskeyRecord): Promise<{ passkey: PasskeyRecord; refused: true }> {
  const { passkeyId, personId } = passkey;
  if (!passkey.blockedAt) {
    await blockPasskey(world, passkeyId);
    const actor = { kind: 'system', story: 'check-passkey' } as const;
    await recordEvent(world, { kind: 'passkey.blocked', subject: { personId, passkeyId }, actor });
    await tellOwner(world, personId, 'passkeyBlocked');
  }
  return { passkey, refused: true };
}

/** The counter of a good answer; undefined for any other. */
async function readCounter(
  world: World,
  { response, ...credential }: Used,
  challenge: string,
  passkey: PasskeyRecord,
): Promise<number | undefined> {
  const { userHandle, ...rest } = response;
  if (userHandle !== undefined && userHandle !== Buffer.from(toUserHandle(passkey.personId)).toString('base64url')) {
    return undefined;
  }
  const { id, origin } = toRelyingParty(world.config.publicUrl);
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: { ...credential, response: rest, clientExtensionResults: {} },
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: id,
      requireUserVerification: true,
      // The counter is compared by us, so that a copy can be told from any other fault.
      credential: { id: passkey.credentialId, publicKey: passkey.publicKey, counter: 0 },
    });
    return verified ? authenticationInfo.newCounter : undefined;
  } catch {
    // The library says no by throwing.
    return undefined;
  }
}
