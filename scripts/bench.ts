/** Runs one benchmark by its name: `npm run bench -- core --json`, `npm run bench -- product 200`. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const [name = ''] = process.argv.splice(2, 1);
const path = join(import.meta.dirname, '..', 'bench', `${name}.ts`);
if (/^[a-z-]+$/.test(name) && existsSync(path)) await import(path);
else {
  console.error('Say which benchmark to run: core, issuing, product, fuzz-canonical.');
  process.exitCode = 1;
}
