import type { Signer } from '@cairn/core/proof';
import { Refusal } from '../../platform/refusal.ts';
import type { Intent } from '../../platform/signer/intents.ts';
import type { World } from '../../platform/world.ts';
import { bindKey } from './bind-key.ts';
import { toVerificationMethod } from './rules.ts';
import { findActiveKey, findIssuer, listIssuersById, listKeysOf, type SigningKey } from './store.ts';

/** Signs as an organisation: core's `Signer`, and the identifier it signs for. */
export interface IssuerSigner extends Signer {
  issuerId: string;
  /** Many messages in one round trip to the signer; signatures come in order, all or an error. */
  signAll(messages: readonly Uint8Array[]): Promise<readonly Uint8Array[]>;
}

/** What an organisation's key is used for here. */
export type SigningIntent = Exclude<Intent['kind'], 'log-checkpoint'>;

/**
 * The signer of an organisation for one stated use, credentials unless said otherwise. The private key stays with the signer.
 * Refuses `key_missing`; signing refuses `issuer_frozen`, and fails with `SigningDelayed` when it can be asked again.
 */
export async function getSigner(
  world: World,
  organisationId: string,
  kind: SigningIntent = 'credential',
): Promise<IssuerSigner> {
  const issuer = await findIssuer(world, organisationId);
  const key = issuer && (await findKeyFor(world, organisationId, kind));
  if (!key) throw new Refusal('key_missing');
  const signAll = async (messages: readonly Uint8Array[]) =>
    world.signer.signAll({ kind, organisationId }, await bindKey(world, key), messages);
  return {
    issuerId: issuer.issuerId,
    verificationMethod: toVerificationMethod(issuer.issuerId, key.multikey),
    signAll,
    async sign(bytes) {
      const [signature] = await signAll([bytes]);
      if (!signature) throw new Error('the signer gave no signature');
      return signature;
    },
  };
}

/** Copies of an issuer's document live five minutes; twice that after a rotation, every reader knows the new key. */
const overlapMs = 10 * 60_000;

/**
 * K-9: the active key, but for status lists of the first minutes after a rotation: a reader who looked the document up before
 * it would find a list by a key that it does not know.
 */
async function findKeyFor(world: World, organisationId: string, kind: SigningIntent): Promise<SigningKey | undefined> {
  if (kind !== 'status-list') return findActiveKey(world, organisationId);
  const [active, before] = await listKeysOf(world, organisationId);
  if (active?.retiredAt !== null) return undefined;
  const rotatedAt = before?.retiredAt?.getTime();
  return rotatedAt !== undefined && world.now().getTime() - rotatedAt < overlapMs ? before : active;
}

/** The public half of the key that signs now, and when it was last backed up. Undefined when there is none. */
export async function findActiveKeyState(
  world: World,
  organisationId: string,
): Promise<{ multikey: string; backedUpAt: Date | null } | undefined> {
  const key = await findActiveKey(world, organisationId);
  return key && { multikey: key.multikey, backedUpAt: key.backedUpAt };
}

/** Identifiers under which organisations sign, by organisation id; those without a key are left out. */
export async function getIssuerIds(world: World, organisationIds: readonly string[]): Promise<Map<string, string>> {
  const issuers = await listIssuersById(world, organisationIds);
  return new Map(issuers.map(issuer => [issuer.organisationId, issuer.issuerId]));
}
