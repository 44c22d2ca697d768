import { spawnSync } from 'node:child_process';
import { cpSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './sources.ts';

const core = join(root, 'packages', 'core');

interface Manifest {
  name: string;
  version: string;
  license: string;
  exports: Record<string, string>;
  dependencies: Record<string, string>;
}

/** The manifest that is published: every door as JavaScript with its types. */
export function toPublished({ name, version, license, exports, dependencies }: Manifest) {
  const doors = Object.entries(exports).map(([door, source]) => {
    const script = source.replace('./src/', './').replace(/\.ts$/, '.js');
    return [door, { types: script.replace(/\.js$/, '.d.ts'), default: script }];
  });
  return {
    name,
    version,
    description: 'Micro-credentials on open standards: read, written, signed, judged and explained',
    license,
    type: 'module',
    sideEffects: false,
    exports: Object.fromEntries(doors),
    dependencies,
    engines: { node: '>=22' },
  };
}

/** Builds what is published into a folder: JavaScript, types, tables, manifest, README and licence. Throws what the compiler says. */
export function buildCore(target: string): void {
  mkdirSync(target, { recursive: true });
  const compiler = join(root, 'node_modules', '.bin', 'tsc');
  const built = spawnSync(compiler, ['-p', join(core, 'tsconfig.build.json'), '--outDir', target], {
    encoding: 'utf8',
  });
  if (built.status !== 0) throw new Error(built.stdout + built.stderr);
  for (const path of globSync('**/*.{d.ts,json}', { cwd: join(core, 'src') })) {
    mkdirSync(dirname(join(target, path)), { recursive: true });
    cpSync(join(core, 'src', path), join(target, path));
  }
  for (const path of globSync('**/*.d.ts', { cwd: target })) {
    const text = readFileSync(join(target, path), 'utf8');
    writeFileSync(join(target, path), text.replace(/((?:from |import\()['"]\.[^'"]*)\.ts(['"])/g, '$1.js$2'));
  }
  const manifest = JSON.parse(readFileSync(join(core, 'package.json'), 'utf8')) as Manifest;
  writeFileSync(join(target, 'package.json'), `${JSON.stringify(toPublished(manifest), null, 2)}\n`);
  cpSync(join(core, 'README.md'), join(target, 'README.md'));
  cpSync(join(root, 'LICENSE'), join(target, 'LICENSE'));
}
