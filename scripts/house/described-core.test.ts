import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readDoors } from './core-doors.ts';
import { describedDoors, readReadme, withExamples } from './described-core.ts';
import { root } from './sources.ts';

test('docs/core-api.md says what the doors of core say', () => {
  const written = readFileSync(join(root, 'docs/core-api.md'), 'utf8');
  expect(written, 'run: node scripts/describe-core.ts').toBe(describedDoors());
});

test('every name of every door has its declaration and a docstring', () => {
  const silent = readDoors().flatMap(({ specifier, names }) =>
    names
      .filter(({ declaration, docstring }) => declaration === '' || docstring === '')
      .map(({ name }) => `${specifier} ${name}`),
  );
  expect(silent).toEqual([]);
});

test('the README of core shows the examples as they are', () => {
  expect(withExamples(readReadme()), 'run: node scripts/describe-core.ts').toBe(readReadme());
});
