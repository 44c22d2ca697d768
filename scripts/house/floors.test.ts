import { expect, test } from 'vitest';
import { findViolations } from './floors.ts';
import { readSources } from './sources.ts';

const rules = (...files: [string, string][]) =>
  findViolations(files.map(([path, text]) => ({ path, text }))).map(found => found.rule);
const room = (path: string) => `packages/server/src/rooms/${path}`;

test('the house stands on its floors', () => {
  expect(findViolations(readSources())).toEqual([]);
});

test.each<[string, [string, string][], RegExp]>([
  ['a call to a higher floor', [[room('keys/a.ts'), "import { x } from '../wallet/index.ts'"]], /may not call up/],
  ['a call to a neighbour', [[room('keys/a.ts'), "import { x } from '../accounts/index.ts'"]], /neighbour/],
  ['another room by a file', [[room('wallet/a.ts'), "import { x } from '../keys/store.ts'"]], /index\.ts only/],
  [
    'a room entered by the window',
    [['packages/server/src/house.ts', "import { x } from './rooms/keys/store.ts'"]],
    /index\.ts only/,
  ],
  ['a room by its own door', [[room('keys/a.ts'), "import { x } from './index.ts'"]], /own door/],
  ['a room outside the plan', [[room('attic/a.ts'), "import { x } from '../keys/index.ts'"]], /does not know attic/],
  [
    'a room that uses the house',
    [[room('keys/a.ts'), "import { x } from '../../house.ts'"]],
    /rooms below and the platform/,
  ],
  ['SQL outside a store', [[room('keys/a.ts'), "import { sql } from 'kysely'"]], /store\.ts/],
  ['a query outside a store', [[room('keys/a.ts'), 'export const q = (w: W) => w.db.selectFrom(t)']], /store\.ts/],
  ['a library core does not have', [['packages/core/src/a.ts', "import { z } from 'zod'"]], /library zod/],
  ['Node in core', [['packages/core/src/a.ts', "import fs from 'node:fs'"]], /no Node/],
  ['Node outside its folder', [['packages/bbs/src/a.ts', "import fs from 'node:fs'"]], /no Node/],
  ['core that fetches', [['packages/core/src/a.ts', "export const a = () => fetch('x')"]], /incapable of I\/O/],
  [
    'web that imports the server',
    [['packages/web/src/a.ts', "import { x } from '@cairn/server'"]],
    /may not import server/,
  ],
  [
    'cli that imports the server',
    [['packages/cli/src/a.ts', "import { x } from '../../server/src/main.ts'"]],
    /by its name/,
  ],
  [
    'a platform that knows a room',
    [['packages/server/src/platform/a.ts', "import { x } from '../rooms/keys/index.ts'"]],
    /ignorant/,
  ],
  ['an import of a test', [['packages/core/src/a.ts', "import { x } from './b.test.ts'"]], /imports a test/],
  ['an index.ts that is no door', [['packages/web/src/ui/index.ts', 'export {}']], /only as a door/],
])('%s is found', (_, files, rule) => {
  expect(rules(...files)).toEqual([expect.stringMatching(rule)]);
});

test('a cycle is found, one of types alone is not', () => {
  const a: [string, string] = ['packages/core/src/a.ts', "import { b } from './b.ts'; export const a = () => b"];
  const b = (kind: string): [string, string] => [
    'packages/core/src/b.ts',
    `import ${kind}{ a } from './a.ts'; export const b = 1`,
  ];
  expect(rules(a, b(''))).toEqual([expect.stringMatching(/^cycle/)]);
  expect(rules(a, b('type '))).toEqual([]);
});
