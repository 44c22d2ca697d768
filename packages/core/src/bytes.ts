/** Bytes, and the ways this field writes them as text: hexadecimal, base64url and base58btc. */

/** Bytes that are ours alone (not shared between threads), as WebCrypto asks for. */
export type Bytes = Uint8Array<ArrayBuffer>;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true });

/** The text as UTF-8. */
export function toUtf8(text: string): Bytes {
  return encoder.encode(text);
}

/** Refuses bytes that are not UTF-8 with a `TypeError`. */
export function fromUtf8(bytes: Bytes): string {
  return decoder.decode(bytes);
}

/** One after another. */
export function concat(...parts: readonly Uint8Array[]): Bytes {
  let length = 0;
  for (const part of parts) length += part.length;
  const whole = new Uint8Array(length);
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

const hexOfByte = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Two lower-case hexadecimal digits for each byte. */
export function toHex(bytes: Uint8Array): string {
  let hex = '';
  for (const byte of bytes) hex += hexOfByte[byte];
  return hex;
}

/** The bytes of text that is known to be hexadecimal in lower case. */
export function fromHex(hex: string): Bytes {
  const bytes = new Uint8Array(hex.length / 2);
  for (let index = 0; index < bytes.length; index++) {
    bytes[index] = toNibble(hex.charCodeAt(index * 2)) * 16 + toNibble(hex.charCodeAt(index * 2 + 1));
  }
  return bytes;
}

/** The value of a lower-case hexadecimal digit, by its code. */
function toNibble(code: number): number {
  return code < 0x3a ? code - 0x30 : code - 0x57;
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
/** The value of an ASCII character, or 255. */
const base58Values = Uint8Array.from({ length: 128 }, (_, code) => BASE58.indexOf(String.fromCharCode(code)));

/**
 * Five digits and two bytes go at a time: their product is still exact in a double. Measured on a signature of 64 bytes, one
 * digit and one byte at a time take three times as long to write and ten times to read.
 */
const digitsAtATime = 5;
const fiveDigits = 58 ** digitsAtATime;
const twoBytes = 2 ** 16;

/** base58btc, the alphabet of multibase `z`. */
export function toBase58(bytes: Uint8Array): string {
  const isOdd = bytes.length % 2;
  const groups = new Float64Array(Math.ceil(bytes.length / 3) + 1);
  let used = 0;
  for (let index = -isOdd; index < bytes.length; index += 2) {
    let carry = (bytes[index] ?? 0) * 256 + (bytes[index + 1] ?? 0);
    for (let group = 0; group < used || carry > 0; group++) {
      carry += (groups[group] ?? 0) * twoBytes;
      const next = Math.floor(carry / fiveDigits);
      groups[group] = carry - next * fiveDigits;
      carry = next;
      if (group === used) used++;
    }
  }
  let text = '';
  for (let group = used - 1; group >= 0; group--) {
    let left = groups[group] ?? 0;
    for (let power = fiveDigits / 58; power >= 1; power /= 58) {
      const digit = Math.floor(left / power);
      left -= digit * power;
      if (text !== '' || digit > 0) text += BASE58[digit];
    }
  }
  const zeros = bytes.findIndex(byte => byte !== 0);
  return '1'.repeat(zeros === -1 ? bytes.length : zeros) + text;
}

/** The work grows with the square of the length, so longer texts than a key or signature needs are not read. */
const LONGEST_BASE58 = 256;

/** Undefined when a character is not of the alphabet or the text is longer than any key or signature. */
export function fromBase58(text: string): Bytes | undefined {
  if (text.length > LONGEST_BASE58) return undefined;
  const pairs = new Float64Array(Math.ceil(text.length / 2) + 2);
  let used = 0;
  for (let start = 0; start < text.length; ) {
    const end = Math.min(start + digitsAtATime, text.length);
    const power = 58 ** (end - start);
    let carry = 0;
    for (; start < end; start++) {
      const value = base58Values[text.charCodeAt(start)] ?? 255;
      if (value === 255) return undefined;
      carry = carry * 58 + value;
    }
    for (let pair = 0; pair < used || carry > 0; pair++) {
      carry += (pairs[pair] ?? 0) * power;
      const next = Math.floor(carry / twoBytes);
      pairs[pair] = carry - next * twoBytes;
      carry = next;
      if (pair === used) used++;
    }
  }
  let zeros = 0;
  while (text[zeros] === '1') zeros++;
  const isShort = used > 0 && (pairs[used - 1] ?? 0) < 256 ? 1 : 0;
  const bytes = new Uint8Array(zeros + used * 2 - isShort);
  for (let at = bytes.length - 1, pair = 0; pair < used; pair++) {
    bytes[at--] = (pairs[pair] ?? 0) % 256;
    if (at >= zeros) bytes[at--] = (pairs[pair] ?? 0) / 256;
  }
  return bytes;
}
