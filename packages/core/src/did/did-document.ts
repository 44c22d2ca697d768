import type { JsonObject } from '../json.ts';

/** A key as a document lists it. `revokedAt` and `expiresAt` are instants; a retired key stays listed without either. */
export interface ListedKey {
  multikey: string;
  expiresAt?: string;
  revokedAt?: string;
}

/**
 * The document that says which keys speak for an issuer (DID Core 1.0 §5, CID 1.0 §2). Every key may sign credentials and
 * answer challenges; retired keys are listed for as long as something signed with them must be checked. A revoked key
 * stays in `verificationMethod`, dated, and loses its purposes.
 */
export function toDidDocument(identity: {
  did: string;
  keys: readonly ListedKey[];
  alsoKnownAs?: readonly string[];
}): JsonObject {
  const { did, keys, alsoKnownAs = [] } = identity;
  const speaking = keys.filter(key => key.revokedAt === undefined).map(key => keyId(did, key.multikey));
  return {
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
    id: did,
    ...(alsoKnownAs.length === 0 ? {} : { alsoKnownAs: [...alsoKnownAs] }),
    verificationMethod: keys.map(key => ({
      id: keyId(did, key.multikey),
      type: 'Multikey',
      controller: did,
      publicKeyMultibase: key.multikey,
      ...(key.expiresAt === undefined ? {} : { expires: key.expiresAt }),
      ...(key.revokedAt === undefined ? {} : { revoked: key.revokedAt }),
    })),
    assertionMethod: speaking,
    authentication: speaking,
  };
}

/** The id under which a key stands in the document of its owner: the identifier, `#`, and the key itself. */
export function keyId(did: string, multikey: string): string {
  return `${did}#${multikey}`;
}
