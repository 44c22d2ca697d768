import type { Bytes } from '../bytes.ts';
import { type CheckedJwk, findMachinery } from '../machinery.ts';
import type { CheckedKind } from './kinds.ts';
import type { PublicJwk, PublicKey } from './public-key.ts';

/** A signature algorithm: the kind of key it takes, how WebCrypto calls it, and how long its signatures are. */
export interface Algorithm {
  kind: CheckedKind;
  importing: { name: string; namedCurve?: string; hash?: string };
  checking: { name: string; hash?: string; saltLength?: number };
  /** In bytes; that of RSA depends on the key. ECDSA is `r` and `s` in full, never DER. */
  signatureLength?: number;
}

/** JOSE names of the algorithms (RFC 7518 §3.1, RFC 8037 §3.1). */
export type AlgorithmName = 'EdDSA' | 'ES256' | 'ES384' | 'RS256' | 'PS256';

/** Everything known about the algorithms. */
export const algorithms: Readonly<Record<AlgorithmName, Algorithm>> = {
  EdDSA: { kind: 'Ed25519', importing: { name: 'Ed25519' }, checking: { name: 'Ed25519' }, signatureLength: 64 },
  ES256: {
    kind: 'P-256',
    importing: { name: 'ECDSA', namedCurve: 'P-256' },
    checking: { name: 'ECDSA', hash: 'SHA-256' },
    signatureLength: 64,
  },
  ES384: {
    kind: 'P-384',
    importing: { name: 'ECDSA', namedCurve: 'P-384' },
    checking: { name: 'ECDSA', hash: 'SHA-384' },
    signatureLength: 96,
  },
  RS256: {
    kind: 'RSA',
    importing: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
    checking: { name: 'RSASSA-PKCS1-v1_5' },
  },
  PS256: {
    kind: 'RSA',
    importing: { name: 'RSA-PSS', hash: 'SHA-256' },
    checking: { name: 'RSA-PSS', saltLength: 32 },
  },
};

/**
 * `matches`: the owner of the key signed these bytes. `differs`: not these bytes, not with this key, or it is no signature.
 * `wrong_key_kind`: the algorithm takes another kind of key. `unsupported`: this platform lacks the algorithm.
 */
export type SignatureAnswer = 'matches' | 'differs' | 'wrong_key_kind' | 'unsupported';

type ImportedKey = Awaited<ReturnType<typeof crypto.subtle.importKey>>;

/** What the platform made of a key, by algorithm: importing costs as much as checking a signature. */
const importedKeys = new WeakMap<PublicKey, Map<AlgorithmName, Promise<ImportedKey>>>();

/** Checks a signature over these bytes. Keys that come from `fromMultikey` and `fromJwk` are imported once. */
export async function checkSignature(
  key: PublicKey,
  algorithmName: AlgorithmName,
  signature: Bytes,
  bytes: Bytes,
): Promise<SignatureAnswer> {
  const { kind, checking, signatureLength } = algorithms[algorithmName];
  if (key.kind !== kind) return 'wrong_key_kind';
  if (signatureLength !== undefined && signature.length !== signatureLength) return 'differs';
  const machinery = findMachinery();
  if (machinery && isChecked(key.jwk)) return machinery.isSignedBy(key.jwk, signature, bytes) ? 'matches' : 'differs';
  try {
    const imported = await importKey(key, algorithmName);
    return (await crypto.subtle.verify(checking, imported, signature, bytes)) ? 'matches' : 'differs';
  } catch (problem) {
    if (isNamed(problem, 'NotSupportedError')) return 'unsupported';
    if (isNamed(problem, 'DataError')) return 'differs';
    throw problem;
  }
}

/** Does the machinery of a platform check with such keys? */
function isChecked(jwk: Readonly<PublicJwk>): jwk is CheckedJwk {
  return jwk.crv === 'Ed25519' || jwk.crv === 'P-256';
}

function importKey(key: PublicKey, algorithmName: AlgorithmName): Promise<ImportedKey> {
  const kept = importedKeys.get(key) ?? new Map<AlgorithmName, Promise<ImportedKey>>();
  importedKeys.set(key, kept);
  const { importing } = algorithms[algorithmName];
  const imported = kept.get(algorithmName) ?? crypto.subtle.importKey('jwk', key.jwk, importing, false, ['verify']);
  kept.set(algorithmName, imported);
  return imported;
}

function isNamed(problem: unknown, name: string): boolean {
  return typeof problem === 'object' && problem !== null && 'name' in problem && problem.name === name;
}
