import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBase58, fromBase64url, fromHex, toBase58, toBase64url, toHex } from './bytes.ts';

const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const anyBytes = fc.uint8Array({ maxLength: 150 });

describe('text for bytes', () => {
  it('base58 reads back what it wrote, leading zeros too', () => {
    fc.assert(
      fc.property(anyBytes, bytes => {
        expect(fromBase58(toBase58(bytes))).toEqual(Uint8Array.from(bytes));
      }),
    );
    expect(toBase58(new Uint8Array([0, 0, 1]))).toBe('112');
    expect(fromBase58('1')).toEqual(new Uint8Array([0]));
  });

  it('base58 is the number in base 58', () => {
    const whole = fc.uint8Array({ minLength: 1, maxLength: 150 }).filter(([first]) => first !== 0);
    fc.assert(
      fc.property(whole, bytes => {
        let number = BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
        let text = '';
        for (; number > 0n; number /= 58n) text = alphabet[Number(number % 58n)] + text;
        expect(toBase58(bytes)).toBe(text);
      }),
    );
  });

  it('hexadecimal agrees with Node', () => {
    fc.assert(
      fc.property(anyBytes, bytes => {
        expect(toHex(bytes)).toBe(Buffer.from(bytes).toString('hex'));
        expect(fromHex(toHex(bytes))).toEqual(Uint8Array.from(bytes));
      }),
    );
  });

  it('base58 refuses letters outside its alphabet and endless text', () => {
    for (const text of ['0', 'O', 'I', 'l', ' ', 'z'.repeat(257)]) expect(fromBase58(text)).toBeUndefined();
  });

  it('base64url agrees with Node', () => {
    fc.assert(
      fc.property(anyBytes, bytes => {
        expect(toBase64url(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
        expect(fromBase64url(toBase64url(bytes))).toEqual(Uint8Array.from(bytes));
      }),
    );
  });

  it('base64url refuses padding, the other alphabet and a lonely character', () => {
    for (const text of ['QQ==', 'a+b/', 'A', 'a b']) expect(fromBase64url(text)).toBeUndefined();
  });
});
