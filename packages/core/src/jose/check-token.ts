import type { JsonObject } from '../json.ts';
import { type AlgorithmName, checkSignature, type PublicKey } from '../keys/index.ts';
import type { Token } from './token.ts';

/**
 * What the mathematics says about a token. `unsigned`: it says itself that it has no signature. `shared_secret`: whoever can
 * check it can also make it, so it proves nothing. `unknown_rules`: its header wants rules kept that are not known here.
 */
export type TokenAnswer = 'matches' | 'differs' | 'wrong_key_kind' | 'unsupported_key' | TokenRefusal;

/** Why a token is not even tried, whatever the key. */
export type TokenRefusal = 'unsigned' | 'shared_secret' | 'unknown_algorithm' | 'unknown_rules' | 'broken_header';

/** The algorithms by the names that headers give them (RFC 7518 §3.1, RFC 8037, RFC 9864). */
const algorithmNames: Readonly<Record<string, AlgorithmName>> = {
  EdDSA: 'EdDSA',
  Ed25519: 'EdDSA',
  ES256: 'ES256',
  ES384: 'ES384',
  RS256: 'RS256',
  PS256: 'PS256',
};

/** The algorithm of a header, or why nothing is tried with it. The key never has a say in this (RFC 8725 §3.1). */
export function readAlgorithm(header: JsonObject): { algorithm: AlgorithmName } | { refusal: TokenRefusal } {
  const { alg, crit, b64 } = header;
  if (typeof alg !== 'string') return { refusal: 'broken_header' };
  if (alg.toLowerCase() === 'none') return { refusal: 'unsigned' };
  if (/^HS\d+/i.test(alg)) return { refusal: 'shared_secret' };
  if (b64 !== undefined && b64 !== true) return { refusal: 'unknown_rules' };
  if (crit !== undefined) return { refusal: 'unknown_rules' };
  const algorithm = Object.hasOwn(algorithmNames, alg) ? algorithmNames[alg] : undefined;
  return algorithm === undefined ? { refusal: 'unknown_algorithm' } : { algorithm };
}

/** Did the owner of this key sign these bytes as they are (RFC 7515 §5.2)? */
export async function checkToken({ header, signed, signature }: Token, key: PublicKey): Promise<TokenAnswer> {
  const read = readAlgorithm(header);
  if ('refusal' in read) return read.refusal;
  const answer = await checkSignature(key, read.algorithm, signature, signed);
  return answer === 'unsupported' ? 'unsupported_key' : answer;
}
