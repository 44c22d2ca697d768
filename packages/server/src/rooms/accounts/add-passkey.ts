import type { ReplyOf, RequestOf } from '@cairn/api';
import type { signInContract } from '@cairn/api/sign-in';
import { generateRegistrationOptions, verifyRegistrationResponse } from '@simplewebauthn/server';
import type { Person } from '../../platform/actor.ts';
import { recordEvent } from '../../platform/events.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { type Bound, makeChallenge, takeAnswered } from './challenges.ts';
import { countRecoveryCodes } from './code-store.ts';
import { insertPasskey, listPasskeysOf, type PasskeyRecord } from './passkey-store.ts';
import { toPasskeyView } from './passkeys.ts';
import { giveRecoveryCodes } from './recovery-codes.ts';
import { mostPasskeys, passkeyAlgorithms, toRelyingParty, toUserHandle } from './rules.ts';
import { listPersonsById } from './store.ts';
import { tellOwner } from './tell-owner.ts';

type Endpoints = typeof signInContract;
type Made = RequestOf<Endpoints['addPasskey']>['body']['response'];

const boundTo = ({ sessionId }: Person): Bound => ({ purpose: 'add', boundTo: sessionId });

/** Options for `navigator.credentials.create` (WebAuthn Level 3 §7.1): discoverable, person verified, no attestation. */
export async function startPasskey(world: World, actor: Person): Promise<ReplyOf<Endpoints['startPasskey']>> {
  const passkeys = await listPasskeysOf(world, actor.personId);
  if (passkeys.length >= mostPasskeys) throw new Refusal('too_many_passkeys');
  const [person] = await listPersonsById(world, [actor.personId]);
  const name = person?.email ?? person?.name ?? 'Cairn';
  const options = await generateRegistrationOptions({
    rpName: 'Cairn',
    rpID: toRelyingParty(world.config.publicUrl).id,
    userID: toUserHandle(actor.personId),
    userName: name,
    userDisplayName: person?.name ?? name,
    challenge: await makeChallenge(world, boundTo(actor)),
    timeout: 300_000,
    attestationType: 'none',
    excludeCredentials: passkeys.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    supportedAlgorithmIDs: passkeyAlgorithms,
  });
  return { options: { ...options } };
}

/** Keep a passkey that was made in this session; the first one brings recovery codes. */
export async function addPasskey(
  world: World,
  actor: Person,
  { body }: RequestOf<Endpoints['addPasskey']>,
): Promise<ReplyOf<Endpoints['addPasskey']>> {
  const { personId } = actor;
  const challenge = await takeAnswered(world, body.response.response.clientDataJSON, boundTo(actor));
  const made = challenge === undefined ? undefined : await readMade(world, body.response, challenge);
  if (!made) throw new Refusal('passkey_refused');
  const passkey: PasskeyRecord = {
    ...made,
    passkeyId: world.newId(),
    personId,
    name: body.name,
    createdAt: world.now(),
    lastUsedAt: null,
    blockedAt: null,
  };
  return world.transact(async world => {
    const known = await listPasskeysOf(world, personId);
    if (known.length >= mostPasskeys) throw new Refusal('too_many_passkeys');
    if (!(await insertPasskey(world, passkey))) throw new Refusal('passkey_refused');
    const subject = { personId, passkeyId: passkey.passkeyId };
    await recordEvent(world, { kind: 'passkey.added', subject, actor });
    await tellOwner(world, personId, 'passkeyAdded');
    const hasCodes = (await countRecoveryCodes(world, personId)) > 0;
    const recoveryCodes = hasCodes ? null : await giveRecoveryCodes(world, actor);
    return { passkey: toPasskeyView(passkey), recoveryCodes };
  });
}

type MadeKey = Pick<PasskeyRecord, 'credentialId' | 'publicKey' | 'counter' | 'transports' | 'synced'>;

async function readMade(world: World, { response, ...made }: Made, challenge: string): Promise<MadeKey | undefined> {
  const { transports = [], ...rest } = response;
  const { id, origin } = toRelyingParty(world.config.publicUrl);
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: { ...made, response: rest, clientExtensionResults: {} },
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: id,
      requireUserVerification: true,
      supportedAlgorithmIDs: passkeyAlgorithms,
    });
    if (!verified) return undefined;
    const { credential, credentialBackedUp } = registrationInfo;
    const { id: credentialId, publicKey, counter } = credential;
    return { credentialId, publicKey: new Uint8Array(publicKey), counter, transports, synced: credentialBackedUp };
  } catch {
    // The library says no by throwing.
    return undefined;
  }
}
