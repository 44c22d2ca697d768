import type { Signer } from '@cairn/core/proof';
import { Refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { signingPurpose, toVerificationMethod } from './rules.ts';
import { findActiveKey, findIssuer, listIssuersById } from './store.ts';

/** Signs as an organisation: core's `Signer`, and the identifier it signs for. */
export interface IssuerSigner extends Signer {
  issuerId: string;
}

/** The signer of an organisation. The private key stays in the vault. Refuses `key_missing`. */
export async function getSigner(world: World, organisationId: string): Promise<IssuerSigner> {
  const issuer = await findIssuer(world, organisationId);
  const key = issuer && (await findActiveKey(world, organisationId));
  if (!key) throw new Refusal('key_missing');
  return {
    issuerId: issuer.issuerId,
    verificationMethod: toVerificationMethod(issuer.issuerId, key.multikey),
    sign: bytes => world.vault.sign(signingPurpose, key.sealed, bytes),
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
