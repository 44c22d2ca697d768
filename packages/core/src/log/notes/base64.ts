import { type Bytes, fromBase64url, toBase64url } from '../../bytes.ts';

/** Standard base64 with padding (RFC 4648 §4), as C2SP has it everywhere. */
export function toBase64(bytes: Uint8Array): string {
  const letters = toBase64url(bytes).replaceAll('-', '+').replaceAll('_', '/');
  return letters.padEnd(Math.ceil(letters.length / 4) * 4, '=');
}

/** Undefined for every text that `toBase64` would not write: each sequence of bytes has one form only. */
export function fromBase64(text: string): Bytes | undefined {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return undefined;
  return fromBase64url(text.replaceAll('=', '').replaceAll('+', '-').replaceAll('/', '_'));
}
