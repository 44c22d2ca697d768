import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fastestMs } from '../../../test/measure.ts';
import { parseJson } from './limits.ts';
import { Malformed } from './malformed.ts';

function refusal(text: string, limits = {}): Malformed {
  try {
    parseJson(text, limits);
  } catch (fault) {
    if (fault instanceof Malformed) return fault;
    throw fault;
  }
  throw new Error('accepted');
}

describe('parseJson', () => {
  it('reads what JSON.parse reads', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), text => {
        const expected = JSON.parse(text);
        const refused = JSON.stringify(expected).match(/"(__proto__|prototype|constructor)":/) !== null;
        if (refused || !text.isWellFormed() || /\\u[dD][89a-fA-F]/.test(text)) return;
        expect(parseJson(text)).toEqual(expected);
      }),
      { numRuns: 2_000 },
    );
  });

  it('refuses all that JSON.parse refuses, whatever was damaged', () => {
    const sound = '{"a":[1,-2.5e3,true,null,"x\\u00e9\\n"],"b":{"c":"ع"}}';
    fc.assert(
      fc.property(
        fc.nat(sound.length),
        fc.nat(3),
        fc.constantFrom('', '"', '\\', '{', ']', ',', '0', '\n', 'u', ':'),
        (at, cut, put) => {
          const text = sound.slice(0, at) + put + sound.slice(at + cut);
          let expected: unknown;
          try {
            expected = JSON.parse(text);
          } catch {
            expect(refusal(text).code).toBe('not_json');
            return;
          }
          try {
            expect(parseJson(text)).toEqual(expected);
          } catch (fault) {
            expect((fault as Malformed).code).toBe('duplicate_key');
          }
        },
      ),
      { numRuns: 5_000 },
    );
  });

  it.each([
    ['a key twice', '{"a":{"b":1,"b":2}}', 'duplicate_key', '/a/b'],
    ['a key twice, once escaped', '{"b":1,"\\u0062":2}', 'duplicate_key', '/b'],
    ['__proto__', '{"a":[{"__proto__":{}}]}', 'forbidden_key', '/a/0/__proto__'],
    ['__proto__, escaped', '{"\\u005f_proto__":1}', 'forbidden_key', '/__proto__'],
    ['constructor', '{"constructor":1}', 'forbidden_key', '/constructor'],
    ['half a character, escaped', '{"a":"\\ud800"}', 'broken_text', '/a'],
    ['half a character, bare', '{"a":"\ud800"}', 'broken_text', ''],
    ['a number beyond the doubles', '[1e999]', 'number_out_of_range', '/0'],
    ['nothing', '', 'not_json', ''],
    ['two values', '{} {}', 'not_json', ''],
    ['a trailing comma', '{"a":[1,]}', 'not_json', '/a/1'],
    ['a bare line break', '"a\nb"', 'not_json', ''],
    ['NaN', '[NaN]', 'not_json', '/0'],
    ['a leading zero', '{"a":01}', 'not_json', ''],
    ['slash and tilde in a key', '{"a/b~c":{"x":1,"x":1}}', 'duplicate_key', '/a~1b~0c/x'],
  ])('refuses %s and names the place', (_, text, code, at) => {
    expect(refusal(text)).toMatchObject({ code, at });
  });

  it('counts depth, keys, items and bytes exactly', () => {
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
    expect(parseJson(nested(32))).toBeDefined();
    expect(refusal(nested(33)).code).toBe('too_deep');
    expect(parseJson(JSON.stringify(new Array(1_000).fill(0)))).toHaveLength(1_000);
    expect(refusal(JSON.stringify(new Array(1_001).fill(0))).code).toBe('too_many_items');
    const keyed = (count: number) =>
      JSON.stringify(Object.fromEntries(Array.from({ length: count }, (_, i) => [i, 0])));
    expect(parseJson(keyed(2_000))).toBeDefined();
    expect(refusal(keyed(2_001)).code).toBe('too_many_keys');
    expect(parseJson(`"${'é'.repeat(10)}"`, { bytes: 22 })).toHaveLength(10);
    expect(refusal(`"${'é'.repeat(10)}"`, { bytes: 21 }).code).toBe('too_large');
  });

  it('never allows more than 8 MiB, whatever the caller asks for', () => {
    expect(refusal(`"${'x'.repeat(8 * 1024 * 1024)}"`, { bytes: 1e9 }).code).toBe('too_large');
  });

  it.each([
    ['a depth of 100,000', '['.repeat(100_000), 'too_deep'],
    ['objects 100,000 deep', '{"a":'.repeat(40_000), 'too_deep'],
    ['5 MB', `"${'x'.repeat(5_000_000)}"`, 'too_large'],
    ['many duplicates', `{${'"a":1,'.repeat(40_000)}"a":1}`, 'duplicate_key'],
    ['a quarter of a megabyte without an end', `"${'\\"'.repeat(120_000)}`, 'not_json'],
  ])('refuses poison within milliseconds: %s', async (_, text, code) => {
    expect(refusal(text).code).toBe(code);
    expect(await fastestMs(() => refusal(text))).toBeLessThan(2_000);
  });

  it('keeps the refused place short', () => {
    const key = 'k'.repeat(5_000);
    expect(refusal(`{"${key}":[1,]}`).at.length).toBeLessThan(210);
  });
});
