import peer from 'canonicalize';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../json.ts';
import { Malformed } from '../malformed.ts';
import { toJcs } from './index.ts';

/** Its types describe another build of it. */
const canonicalize = peer as unknown as (value: JsonValue) => string;

const jsonValues = fc.jsonValue({ noUnicodeString: false, maxDepth: 5 }) as fc.Arbitrary<JsonValue>;

describe('canonical JSON', () => {
  it('is what an independent library writes', () => {
    fc.assert(
      fc.property(jsonValues, value => {
        expect(toJcs(value)).toBe(canonicalize(value));
      }),
      { numRuns: 500 },
    );
  });

  it('says the same, and is its own canonical form', () => {
    fc.assert(
      fc.property(jsonValues, value => {
        const text = toJcs(value);
        expect(toJcs(JSON.parse(text))).toBe(text);
      }),
      { numRuns: 500 },
    );
  });

  it('orders members by code units, numbers among names too', () => {
    const value = { '\u{1f600}': 1, '\ufb33': 2, '10': 3, '9': 4, b: 5, B: 6, '': 7 };
    expect(toJcs(value)).toBe('{"":7,"10":3,"9":4,"B":6,"b":5,"\u{1f600}":1,"\ufb33":2}');
  });

  it.each(['{"__proto__":{"b":1,"a":2},"A":3}', '{"a":"C:\\\\udder"}', '{"":[{}],"toJSON":1}'])(
    'is unmoved by %s',
    text => {
      expect(toJcs(JSON.parse(text))).toBe(canonicalize(JSON.parse(text)));
    },
  );

  it('orders many members as it orders few', () => {
    const keys = Array.from({ length: 60 }, (_, index) => `k${(index * 37) % 60}`);
    const value = Object.fromEntries(keys.map(key => [key, key]));
    expect(toJcs(value)).toBe(canonicalize(value));
  });

  it.each<[string, JsonValue]>([
    ['half of a character', ['\ud800']],
    ['half of a character in a name', { '\udfff': 1 }],
    ['no number', Number.NaN],
    ['an endless number', { a: [Number.NEGATIVE_INFINITY] }],
  ])('refuses %s', (_title, value) => expect(() => toJcs(value)).toThrow(Malformed));

  it('says by a code what it refuses', () => {
    const codeOf = (value: JsonValue) => {
      try {
        return toJcs(value);
      } catch (problem) {
        return problem instanceof Malformed ? problem.code : problem;
      }
    };
    expect([
      codeOf('\ud800'),
      codeOf({ a: ['\udfffx'] }),
      codeOf([Number.NaN]),
      codeOf(Number.POSITIVE_INFINITY),
    ]).toEqual(['broken_text', 'broken_text', 'number_out_of_range', 'number_out_of_range']);
  });

  it('writes what only looks broken, and what an object would move, piece by piece', () => {
    for (const value of [
      '\\ud800',
      { '\\udfff': ['\\ud', null, true, 1e21] },
      { 10: { 9: [] }, a: {} },
      { '0a': 1, a: [{ '1': 2 }] },
    ]) {
      expect(toJcs(value as JsonValue)).toBe(canonicalize(value as JsonValue));
    }
    for (const count of [23, 24, 25, 26]) {
      const value = Object.fromEntries(Array.from({ length: count }, (_, at) => [`k${(at * 7) % count}`, at]));
      expect(toJcs(value)).toBe(canonicalize(value));
    }
  });

  it('makes no difference of a negative zero', () => expect(toJcs([-0, 0])).toBe('[0,0]'));
});
