/** Writes what is generated from the contract: docs/api.json, docs/refusals.md and docs/access.md. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describedAccess } from './house/described-access.ts';
import { describedApi } from './house/described-api.ts';
import { root } from './house/sources.ts';

for (const [path, text] of Object.entries({ ...describedApi(), ...describedAccess() })) {
  writeFileSync(join(root, path), text);
  console.log(`wrote ${path}`);
}
