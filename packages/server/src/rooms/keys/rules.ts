import { didKey, keyId, toDidWeb } from '@cairn/core/did';
import { toMultikey } from '@cairn/core/keys';
import type { KeyKind } from '../../platform/signer/signing-desk.ts';

/** How an issuer is named: by the web address of its document, or by its key alone. */
export type Method = 'did:web' | 'did:key';

/** K-5: shorter passphrases are refused. */
export const shortestPassphrase = 12;

/**
 * K-1: `did:web` where the product is reached by https, `did:key` otherwise; chosen once, because every credential carries it.
 * The document of a `did:web` stands at `<publicUrl>/issuers/<slug>/did.json`.
 */
export function chooseIdentifier(
  publicUrl: string,
  slug: string,
  publicKey: Uint8Array,
): { issuerId: string; method: Method } {
  const web = toDidWeb(`${publicUrl}/issuers/${slug}`);
  return web === undefined ? { issuerId: didKey(publicKey), method: 'did:key' } : { issuerId: web, method: 'did:web' };
}

/** The id of a key inside the document of its issuer. */
export function toVerificationMethod(issuerId: string, multikey: string): string {
  return keyId(issuerId, multikey);
}

/** A public key as it is kept and published. */
export function toPublicText(publicKey: Uint8Array, kind: KeyKind): string {
  return toMultikey(publicKey, kind);
}
