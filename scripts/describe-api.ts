/** Writes what is generated from the contract: docs/api.json and docs/refusals.md. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describedApi } from './house/described-api.ts';
import { root } from './house/sources.ts';

for (const [path, text] of Object.entries(describedApi())) {
  writeFileSync(join(root, path), text);
  console.log(`wrote ${path}`);
}
