import { builtinModules } from 'node:module';
import { join, relative } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build, type Plugin, type Rollup } from 'vite';
import { root } from './sources.ts';

/** What somebody loads who uses core for one thing. The words on the left are those of the size table. */
export const uses = {
  'verify a document, a picture or a token, and explain the verdict':
    "export { verify, explain, readAnything } from '@cairn/core'; export { toGiven } from '@cairn/core/given';",
  'issue an Open Badge':
    "export { lintAward } from '@cairn/core/draft'; export { sign, toSigner } from '@cairn/core/proof';",
  'canonical form (RDFC-1.0)': "export { toNQuads } from '@cairn/core/canonical';",
  'read and write Open Badges': "export { fromOpenBadge, toOpenBadge, checkOpenBadge } from '@cairn/core/formats';",
  'read and write European credentials': "export * from '@cairn/core/european';",
  'compare forms': "export { compareForms } from '@cairn/core/compare';",
  'take credentials out of pictures and PDFs': "export { readAnything, unbake } from '@cairn/core/image';",
  'badge art': "export * from '@cairn/core/stones';",
} as const;
export type Use = keyof typeof uses;

/** One bundle for browsers, and what is in it. */
export interface CoreBundle {
  /** Modules that something is taken from, by their path from the root. */
  modules: string[];
  /** Modules of Node that a browser does not have. */
  builtins: string[];
  minified: number;
  gzip: number;
  brotli: number;
}

const builtins = new Set(builtinModules);

/** Hands over the entry, and notes whatever asks for a module of Node. */
function entryPlugin(entry: string, code: string, found: string[]): Plugin {
  return {
    name: 'core-entry',
    enforce: 'pre',
    resolveId(id, importer) {
      if (id === entry) return entry;
      const name = id.replace(/^node:/, '');
      if (id.startsWith('node:') || (builtins.has(name) && !id.startsWith('.'))) {
        found.push(`${id} for ${relative(root, importer ?? '')}`);
      }
      return null;
    },
    load: id => (id === entry ? code : null),
  };
}

/** Bundles a use of core for browsers, as the pages of the product are bundled. */
export async function bundleCore(code: string): Promise<CoreBundle> {
  const entry = join(root, 'packages', 'core', 'src', 'entry-of-the-bundle.ts');
  const found: string[] = [];
  const built = (await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [entryPlugin(entry, code, found)],
    build: { write: false, minify: 'oxc', lib: { entry, formats: ['es'], fileName: 'core' } },
  })) as Rollup.RollupOutput[];
  const chunks = built.flatMap(({ output }) => output).filter(output => output.type === 'chunk');
  const text = chunks.map(chunk => chunk.code).join('\n');
  const modules = chunks
    .flatMap(chunk => Object.entries(chunk.modules))
    .filter(([id, { renderedLength }]) => renderedLength > 0 && id !== entry)
    .map(([id]) => relative(root, id).replaceAll('\\', '/'))
    .sort();
  return {
    modules,
    builtins: found,
    minified: Buffer.byteLength(text),
    gzip: gzipSync(text, { level: 9 }).length,
    brotli: brotliCompressSync(text).length,
  };
}

/** The size of every use, one row each. */
export async function measureUses(): Promise<[use: string, bundle: CoreBundle][]> {
  const rows: [string, CoreBundle][] = [];
  for (const [use, code] of Object.entries(uses)) rows.push([use, await bundleCore(code)]);
  return rows;
}
