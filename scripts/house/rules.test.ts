import { expect, test } from 'vitest';
import { findRuleFaults } from './rules.ts';

const readme = `# Keys
## What it is for
## Words
## Rules
- **K-1** One key.
- **K-2** Another.
- **K-3** A third.
## Doors
## Tables
## Standards
`;
const tests = ["test('K-1 one key', () => {});", 'test.each([1])(`K-2, K-3 others %s`, () => {});', "'UTF-8 text'"];

test.each<[string, string | undefined, string[], string[]]>([
  ['nothing wrong', readme, tests, []],
  ['a rule without a test', readme, tests.slice(1), ['no test begins with K-1']],
  ['a test of no rule', readme, [...tests, "test('K-4 more', () => {});"], ['no rule has the number K-4']],
  ['a missing heading', readme.replace('## Doors', ''), tests, ['the README of keys has no heading “Doors”']],
  ['a long README', `${readme}${'line\n'.repeat(80)}`, tests, ['the README of keys has more than 80 lines']],
  ['a missing README', undefined, [], ['keys has no README']],
])('%s is found', (_, text, sources, faults) => {
  expect(findRuleFaults([{ room: 'keys', readme: text }], sources)).toEqual(faults);
});
