import type { CheckedKind } from './kinds.ts';

/** The members of a JWK that make a public key (RFC 7517 §4, RFC 7518 §6, RFC 8037 §2). */
export interface PublicJwk {
  kty: 'OKP' | 'EC' | 'RSA';
  crv?: string;
  x?: string;
  y?: string;
  n?: string;
  e?: string;
}

/** A public key that was read, complete and sound, ready to check signatures with. */
export interface PublicKey {
  kind: CheckedKind;
  jwk: Readonly<PublicJwk>;
}

/**
 * Why there is no key to check with. `broken`: what stands there is no key, so nothing can have been signed with it.
 * `unknown_kind`: perhaps a key, of a kind that is not checked here; `kind` names it where it is known.
 */
export interface UnreadKey {
  unread: 'broken' | 'unknown_kind';
  kind?: string;
}

/** Is this a key to check with? */
export function isPublicKey(reading: PublicKey | UnreadKey | undefined): reading is PublicKey {
  return reading !== undefined && 'jwk' in reading;
}

const mostKept = 256;
/** Longer texts are read each time. */
export const longestKept = 4_096;

/**
 * The same few issuers' keys come again and again, and reading one can cost as much as a signature. So what was read from a
 * text is kept: the same text gives the same key object, and whatever is kept for that object is found again.
 */
export function keepByText<T>(read: (text: string) => T): (text: string) => T {
  const kept = new Map<string, T>();
  return text => {
    const found = kept.get(text);
    if (found !== undefined || text.length > longestKept) return found ?? read(text);
    const oldest = kept.keys().next().value;
    if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest);
    const made = read(text);
    kept.set(text, made);
    return made;
  };
}
