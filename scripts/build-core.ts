/** Builds what is published of core: `packages/core/dist`, or the folder that is named. */
import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildCore } from './house/core-package.ts';
import { root } from './house/sources.ts';

const target = resolve(process.argv[2] ?? join(root, 'packages', 'core', 'dist'));
rmSync(target, { recursive: true, force: true });
buildCore(target);
console.log(`Built ${target}. Publish it with: npm publish ${target}`);
