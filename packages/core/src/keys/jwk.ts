import { fromBase64url } from '../bytes.ts';
import type { JsonObject, JsonValue } from '../json.ts';
import { fromPoint } from './multikey.ts';
import { isEdwardsKey, isOnCurve } from './points.ts';
import { keepByText, type PublicKey, type UnreadKey } from './public-key.ts';

/** Members of secret and of shared keys (RFC 7518 §6). */
const secretMembers = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'];

/**
 * The key in a JWK (RFC 7517). It is `broken` when a member is missing, too long, not canonical or no point of its curve,
 * when it is not for checking signatures, and when it holds a secret, which everybody then knows (CID 1.0 §2.2.3).
 * The same members give the same object for as long as it is kept.
 */
export function fromJwk(jwk: JsonObject): PublicKey | UnreadKey {
  const { kty, crv, x, y, n, e, use, key_ops: operations } = jwk;
  const isForSignatures = use === undefined || use === 'sig';
  const isForChecking = operations === undefined || (Array.isArray(operations) && operations.includes('verify'));
  const isSecret = secretMembers.some(member => member in jwk);
  if (isSecret || !isForSignatures || !isForChecking) return { unread: 'broken', ...named(crv ?? kty) };
  return readMembers(JSON.stringify([kty, crv, x, y, n, e].map(member => member ?? null)));
}

/** The key of a JWK from its six members in order, as JSON. */
const readMembers = keepByText((members): PublicKey | UnreadKey => {
  const [kty, crv, x, y, n, e] = JSON.parse(members) as JsonValue[];
  if (kty === 'RSA') return fromModulus(n, e);
  const [across, up] = [toBytes(x), toBytes(y)];
  if (kty === 'OKP' && crv === 'Ed25519') {
    const isSound = across !== undefined && y === null && isEdwardsKey(across);
    return isSound ? { kind: crv, jwk: { kty, crv, x: String(x) } } : { unread: 'broken', kind: crv };
  }
  if (kty === 'EC' && (crv === 'P-256' || crv === 'P-384')) {
    const isSound = across && up && isOnCurve(crv, { x: across, y: up });
    return isSound ? fromPoint(crv, { x: across, y: up }) : { unread: 'broken', kind: crv };
  }
  return { unread: typeof kty === 'string' ? 'unknown_kind' : 'broken', ...named(crv ?? kty) };
});

const modulusBits = { fewest: 2_048, most: 8_192 };
const mostExponentBytes = 4;

/** An RSA key of at least 2,048 bits (RFC 7518 §3.3), and of no more than can be checked in no time. */
function fromModulus(n: JsonValue | undefined, e: JsonValue | undefined): PublicKey | UnreadKey {
  const [modulus, exponent] = [toBytes(n), toBytes(e)];
  const bits = modulus ? modulus.length * 8 - Math.clz32(modulus[0] ?? 0) + 24 : 0;
  const isSound =
    bits >= modulusBits.fewest &&
    bits <= modulusBits.most &&
    isOdd(modulus) &&
    modulus[0] !== 0 &&
    isOdd(exponent) &&
    exponent.length <= mostExponentBytes &&
    exponent[0] !== 0 &&
    !(exponent.length === 1 && exponent[0] === 1);
  return isSound ? { kind: 'RSA', jwk: { kty: 'RSA', n: String(n), e: String(e) } } : { unread: 'broken', kind: 'RSA' };
}

function isOdd(bytes: Uint8Array | undefined): bytes is Uint8Array {
  return bytes !== undefined && ((bytes.at(-1) ?? 0) & 1) === 1;
}

function toBytes(member: JsonValue | undefined) {
  return typeof member === 'string' ? fromBase64url(member) : undefined;
}

function named(kind: JsonValue | undefined): { kind?: string } {
  return typeof kind === 'string' ? { kind } : {};
}
