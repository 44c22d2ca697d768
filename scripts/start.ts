/** Builds what is missing and opens the house. `--demo` also loads the sample institutions. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const built = spawnSync(process.execPath, [join(root, 'scripts', 'build.ts')], {
  stdio: ['ignore', 'inherit', 'inherit'],
});
if (built.status !== 0) {
  console.error('cairn: the pages could not be built; the reason is above.');
  process.exit(1);
}
const { main } = await import('../packages/server/src/main.ts');
await main(process.argv.slice(2));
