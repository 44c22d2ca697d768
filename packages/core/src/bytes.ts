/** Bytes, and the ways this field writes them as text: hexadecimal, base64url and base58btc. */

/** Bytes that are ours alone (not shared between threads), as WebCrypto asks for. */
export type Bytes = Uint8Array<ArrayBuffer>;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true });

export function toUtf8(text: string): Bytes {
  return encoder.encode(text);
}

/** Refuses bytes that are not UTF-8 with a `TypeError`. */
export function fromUtf8(bytes: Bytes): string {
  return decoder.decode(bytes);
}

export async function sha256(bytes: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}

export function concat(...parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
}

/** How base64url ends, by its length modulo 4. */
const lastCharacters: Readonly<Record<number, RegExp>> = { 0: /$/, 2: /[AQgw]$/, 3: /[AEIMQUYcgkosw048]$/ };

/** base64url without padding (RFC 4648 §5). */
export function toBase64url(bytes: Uint8Array): string {
  let binary = '';
  for (let start = 0; start < bytes.length; start += 8192) {
    binary += String.fromCharCode(...bytes.subarray(start, start + 8192));
  }
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** Undefined when the text is not canonical base64url without padding: bits that belong to no byte are zero. */
export function fromBase64url(text: string): Bytes | undefined {
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) return undefined;
  if (!lastCharacters[text.length % 4]?.test(text)) return undefined;
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index++) bytes[index] = binary.charCodeAt(index);
  return bytes;
}

const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const BASE58_VALUE = new Map([...BASE58].map((character, value) => [character, value]));

/** base58btc, the alphabet of multibase `z`. */
export function toBase58(bytes: Uint8Array): string {
  const digits: number[] = [];
  for (const byte of bytes) {
    let carry = byte;
    for (let index = 0; index < digits.length; index++) {
      carry += (digits[index] ?? 0) * 256;
      digits[index] = carry % 58;
      carry = Math.floor(carry / 58);
    }
    for (; carry > 0; carry = Math.floor(carry / 58)) digits.push(carry % 58);
  }
  const zeros = bytes.findIndex(byte => byte !== 0);
  const leading = '1'.repeat(zeros === -1 ? bytes.length : zeros);
  return (
    leading +
    digits
      .reverse()
      .map(digit => BASE58[digit])
      .join('')
  );
}

/** The work grows with the square of the length, so longer texts than a key or signature needs are not read. */
const LONGEST_BASE58 = 256;

/** Undefined when a character is not of the alphabet or the text is longer than any key or signature. */
export function fromBase58(text: string): Bytes | undefined {
  if (text.length > LONGEST_BASE58) return undefined;
  const bytes: number[] = [];
  for (const character of text) {
    let carry = BASE58_VALUE.get(character);
    if (carry === undefined) return undefined;
    for (let index = 0; index < bytes.length; index++) {
      carry += (bytes[index] ?? 0) * 58;
      bytes[index] = carry % 256;
      carry = Math.floor(carry / 256);
    }
    for (; carry > 0; carry = Math.floor(carry / 256)) bytes.push(carry % 256);
  }
  const zeros = [...text].findIndex(character => character !== '1');
  const leading = new Array<number>(zeros === -1 ? text.length : zeros).fill(0);
  return new Uint8Array([...leading, ...bytes.reverse()]);
}
