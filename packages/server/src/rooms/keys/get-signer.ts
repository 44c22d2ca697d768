import type { Signer } from '@cairn/core/proof';
import { Refusal } from '../../platform/refusal.ts';
import type { Intent } from '../../platform/signer/intents.ts';
import type { World } from '../../platform/world.ts';
import { bindKey } from './bind-key.ts';
import { toVerificationMethod } from './rules.ts';
import { findActiveKey, findIssuer, listIssuersById } from './store.ts';

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
  const key = issuer && (await findActiveKey(world, organisationId));
  if (!key) throw new Refusal('key_missing');
  const sealed = await bindKey(world, key);
  const signAll = (messages: readonly Uint8Array[]) => world.signer.signAll({ kind, organisationId }, sealed, messages);
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
