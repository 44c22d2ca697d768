import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { describedAccess } from './described-access.ts';
import { describedApi } from './described-api.ts';
import { root } from './sources.ts';

test.each(Object.entries({ ...describedApi(), ...describedAccess() }))(
  '%s says what the contract says',
  (path, text) => {
    expect(readFileSync(join(root, path), 'utf8'), 'run: node scripts/describe-api.ts').toBe(text);
  },
);
