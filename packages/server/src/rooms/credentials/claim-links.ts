import type { World } from '../../platform/world.ts';
import { type Channel, claimCodeLength, parseCode, readToken, toToken, verifyCodeLength } from './codes.ts';
import type { Credential } from './credential.ts';
import { findIssued } from './store.ts';

/** The link that claims a credential. One made for a letter goes nowhere but into that letter: it proves the address. */
export async function toClaimLink(
  world: World,
  credentialId: string,
  channel: Channel,
): Promise<{ url: string; token: string }> {
  const token = await toToken(world, credentialId, channel);
  return { url: `${world.config.publicUrl}/claim/${token}`, token };
}

/** What a claim token leads to, and how the link reached whoever has it; undefined when we did not make it. */
export async function openClaimLink(
  world: World,
  token: string,
): Promise<{ credential: Credential; channel: Channel } | undefined> {
  const read = await readToken(world, token);
  const credential = read && (await findIssued(world, { credential_id: read.credentialId }));
  return credential && { credential, channel: read.channel };
}

/** What names a credential. Typed codes are forgiven their mistakes of reading. */
export type CredentialName = { claimCode: string } | { verifyCode: string } | { credentialId: string; heldBy?: string };

/** The issued credential of that name, or undefined. With `heldBy` it must be in that person's wallet. */
export async function findCredential(world: World, by: CredentialName): Promise<Credential | undefined> {
  if ('claimCode' in by) {
    const code = parseCode(by.claimCode, claimCodeLength);
    return code === undefined ? undefined : findIssued(world, { claim_code: code });
  }
  if ('verifyCode' in by) {
    const code = parseCode(by.verifyCode, verifyCodeLength);
    return code === undefined ? undefined : findIssued(world, { verify_code: code });
  }
  const holder = by.heldBy === undefined ? {} : { claimed_by: by.heldBy };
  return findIssued(world, { credential_id: by.credentialId, ...holder });
}
