import { expect, test } from 'vitest';
import { reflect } from './mirror.ts';
import { readSources } from './sources.ts';

test('the house is within every limit of the mirror', () => {
  const beyond = reflect(readSources()).filter(({ value, limit }) => value > limit);
  expect(beyond).toEqual([]);
});

test.each<[string, string, string]>([
  ['a long function', 'function length, longest', `export function f() {\n${'  f();\n'.repeat(70)}}`],
  ['a long file', 'file length, longest', 'export {};\n'.repeat(301)],
  ['any', 'any', 'export const a: any = 1'],
])('%s is seen', (_, measure, text) => {
  const seen = reflect([{ path: 'packages/web/src/a.ts', text }]).find(reflection => reflection.measure === measure);
  expect(seen?.value).toBeGreaterThan(seen?.limit ?? 0);
});
