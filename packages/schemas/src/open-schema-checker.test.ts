import type { JsonObject } from '@cairn/core/json';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSchemaThread } from './node/index.ts';

const wanting: JsonObject = { properties: { name: { type: 'string' } } };
const hasty = openSchemaThread({ longestMs: 300 });
const patient = openSchemaThread({ longestMs: 20_000 });
beforeAll(async () => void (await hasty.check(wanting, {})));
afterAll(() => {
  hasty.close();
  patient.close();
});

/** Twice as many steps with each level. */
function doubling(levels: number): JsonObject {
  const $defs: Record<string, JsonObject> = { a0: { type: 'number' } };
  for (let level = 1; level <= levels; level += 1) {
    const below = { $ref: `#/$defs/a${level - 1}` };
    $defs[`a${level}`] = { anyOf: [below, below] };
  }
  return { $ref: `#/$defs/a${levels}`, $defs };
}

describe('a thread', () => {
  it('answers one question after the other', async () => {
    const answers = [1, 'Amira', 2].map(name => patient.check(wanting, { name }));
    expect(await Promise.all(answers)).toEqual([{ at: '/name' }, 'fits', { at: '/name' }]);
    expect(await patient.check({ $ref: 'https://elsewhere.example/' }, {})).toBe('unusable');
  });

  it.each<[string, JsonObject, JsonObject]>([
    [
      'a pattern that tries everything',
      { properties: { name: { pattern: '^(a+)+$' } } },
      { name: `${'a'.repeat(40)}!` },
    ],
    ['references that double', doubling(40), {}],
  ])('is ended when %s keeps it busy, and the next one answers', async (_title, schema, document) => {
    expect(await hasty.check(schema, document)).toEqual({ unanswered: 'timed_out' });
    expect(await hasty.check(wanting, { name: 'Amira' })).toBe('fits');
  });
});
