/** Writes what is generated from core: docs/core-api.md, and the examples and sizes in packages/core/README.md. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describedCore } from './house/described-core.ts';
import { root } from './house/sources.ts';

for (const [path, text] of Object.entries(await describedCore())) {
  writeFileSync(join(root, path), text);
  console.log(`wrote ${path}`);
}
