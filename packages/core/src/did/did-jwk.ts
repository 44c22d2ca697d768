import { fromBase64url, fromUtf8 } from '../bytes.ts';
import { isJsonObject, type JsonObject } from '../json.ts';
import { parseJson } from '../limits.ts';

const prefix = 'did:jwk:';
const longestJwk = 4_096;

/**
 * The document that a `did:jwk` stands for: one key, `#0`, for signing unless the JWK says that it is for encryption
 * (did:jwk, "Read"). Undefined for every other identifier and for text that is no JWK.
 */
export function fromDidJwk(did: string): JsonObject | undefined {
  const jwk = did.startsWith(prefix) && did.length <= longestJwk ? readJwk(did.slice(prefix.length)) : undefined;
  if (!jwk) return undefined;
  const id = `${did}#0`;
  const signs = jwk.use !== 'enc';
  return {
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/suites/jws-2020/v1'],
    id: did,
    verificationMethod: [{ id, type: 'JsonWebKey2020', controller: did, publicKeyJwk: jwk }],
    ...(signs ? { assertionMethod: [id], authentication: [id] } : { keyAgreement: [id] }),
  };
}

function readJwk(text: string): JsonObject | undefined {
  const bytes = fromBase64url(text);
  if (!bytes) return undefined;
  try {
    const jwk = parseJson(fromUtf8(bytes), { bytes: longestJwk });
    return isJsonObject(jwk) && typeof jwk.kty === 'string' ? jwk : undefined;
  } catch {
    // Neither UTF-8 nor JSON: then the identifier is none.
    return undefined;
  }
}
