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

export function concat(...parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

const hexOfByte = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

export function toHex(bytes: Uint8Array): string {
  let hex = '';
  for (const byte of bytes) hex += hexOfByte[byte];
  return hex;
}

/** The bytes of hexadecimal text that is known to be such. */
export function fromHex(hex: string): Bytes {
  const bytes = new Uint8Array(hex.length / 2);
  for (let index = 0; index < bytes.length; index++)
    bytes[index] = Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16);
  return bytes;
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

const fiveDigits = 58 ** 5;
const threeBytes = 2 ** 24;

/** base58btc, the alphabet of multibase `z`. */
export function toBase58(bytes: Uint8Array): string {
  // Groups of five digits instead of single ones: measured, a signature of 64 bytes takes 1 µs instead of 10.
  const groups: number[] = [];
  for (const byte of bytes) {
    let carry = byte;
    for (let index = 0; index < groups.length; index++) {
      carry += (groups[index] ?? 0) * 256;
      groups[index] = carry % fiveDigits;
      carry = Math.floor(carry / fiveDigits);
    }
    if (carry > 0) groups.push(carry);
  }
  const zeros = bytes.findIndex(byte => byte !== 0);
  let text = '';
  for (const group of groups.reverse()) {
    for (let power = fiveDigits / 58, left = group; power >= 1; power /= 58) {
      text += BASE58[Math.floor(left / power)];
      left %= power;
    }
  }
  return '1'.repeat(zeros === -1 ? bytes.length : zeros) + text.replace(/^1+/, '');
}

/** The work grows with the square of the length, so longer texts than a key or signature needs are not read. */
const LONGEST_BASE58 = 256;

/** Undefined when a character is not of the alphabet or the text is longer than any key or signature. */
export function fromBase58(text: string): Bytes | undefined {
  if (text.length > LONGEST_BASE58) return undefined;
  const groups: number[] = [];
  for (let start = 0; start < text.length; start += 4) {
    const piece = text.slice(start, start + 4);
    let carry = 0;
    for (const character of piece) {
      const value = BASE58_VALUE.get(character);
      if (value === undefined) return undefined;
      carry = carry * 58 + value;
    }
    // Four digits and three bytes at a time: their product is still exact.
    for (let index = 0; index < groups.length; index++) {
      carry += (groups[index] ?? 0) * 58 ** piece.length;
      groups[index] = carry % threeBytes;
      carry = Math.floor(carry / threeBytes);
    }
    for (; carry > 0; carry = Math.floor(carry / threeBytes)) groups.push(carry % threeBytes);
  }
  const bytes = groups.flatMap(group => [group & 255, (group >> 8) & 255, group >> 16]);
  while (bytes.at(-1) === 0) bytes.pop();
  const zeros = [...text].findIndex(character => character !== '1');
  const leading = new Array<number>(zeros === -1 ? text.length : zeros).fill(0);
  return new Uint8Array([...leading, ...bytes.reverse()]);
}
