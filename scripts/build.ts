/**
 * Builds the web package when anything it is made of has changed: fonts, the scripts and styles that browsers load
 * (`dist/client`), and the bundle that the server renders pages with (`dist/server`). `--force` builds in any case.
 */
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Assets, StyleName } from '@cairn/api/pages';
import react from '@vitejs/plugin-react';
import { build, type InlineConfig, type Manifest } from 'vite';
import { type BuiltFonts, buildFonts } from './build-fonts.ts';

const root = join(import.meta.dirname, '..');
const web = join(root, 'packages', 'web');
const dist = join(web, 'dist');
const client = join(dist, 'client');
const stamp = join(dist, '.built-from');

/** Set before anything is painted; a choice once made in this browser stays. */
const themeScript = "try{var t=localStorage.getItem('theme');if(t)document.documentElement.dataset.theme=t}catch(e){}";

function hashOfSources(): string {
  const sources = globSync(
    ['packages/{web,core,bbs,schemas,api}/{src/**/*,package.json}', 'scripts/build*.ts', 'package-lock.json'],
    {
      cwd: root,
      withFileTypes: true,
    },
  )
    .filter(entry => entry.isFile() && !entry.name.endsWith('.test.ts'))
    .map(entry => join(entry.parentPath, entry.name))
    .sort();
  const hash = createHash('sha256').update(process.version);
  for (const file of sources) hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

const shared = (): InlineConfig => ({
  root: web,
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
  plugins: [react()],
  define: { 'process.env.NODE_ENV': '"production"' },
});

const styleEntries: Record<StyleName, string> = {
  shared: 'src/public/styles/shared.css',
  answers: 'src/ui/answers.css',
  lists: 'src/public/styles/lists.css',
  landing: 'src/public/styles/landing.css',
  credential: 'src/public/styles/credential.css',
  print: 'src/public/styles/print.css',
  catalogue: 'src/public/styles/catalogue.css',
  verify: 'src/public/styles/verify.css',
};

const entries = {
  public: 'src/client/public.ts',
  verify: 'src/client/verify.ts',
  worker: 'src/client/verify-worker.ts',
  console: 'src/console.tsx',
} as const;

async function buildClient(): Promise<Manifest> {
  const input = [...Object.values(styleEntries), ...Object.values(entries)]
    .map(entry => join(web, entry))
    .filter(existsSync);
  await build({
    ...shared(),
    build: {
      outDir: client,
      emptyOutDir: false,
      manifest: 'manifest.json',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      target: 'es2023',
      // The judge is one large file, fetched when there is something to judge.
      chunkSizeWarningLimit: 1_000,
      rolldownOptions: {
        input,
        output: {
          // A service worker is known by its address: it has no hash, and lies where its scope begins.
          entryFileNames: chunk => (chunk.name === 'verify-worker' ? '[name].js' : 'assets/[name]-[hash].js'),
        },
      },
    },
  });
  const manifest = join(client, 'manifest.json');
  const read = JSON.parse(readFileSync(manifest, 'utf8')) as Manifest;
  rmSync(manifest);
  return read;
}

async function buildServer(): Promise<void> {
  await build({
    ...shared(),
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: join(web, 'src', 'server.tsx'),
      outDir: join(dist, 'server'),
      emptyOutDir: false,
      target: 'node24',
      minify: false,
      rolldownOptions: { output: { entryFileNames: 'public.js' } },
    },
  });
}

const sourceOf = (inline: string) => `'sha256-${createHash('sha256').update(inline).digest('base64')}'`;

/** What pages need to know of the built files: `Assets` of the page models. */
function writeAssets(manifest: Manifest, fonts: BuiltFonts): void {
  const fileOf = (entry: keyof typeof entries) => {
    const file = manifest[entries[entry]]?.file;
    return file ? `/${file}` : '';
  };
  const readStyle = (entry: string) => readFileSync(join(client, manifest[entry]?.file ?? ''), 'utf8').trim();
  const styles = Object.fromEntries(
    Object.entries(styleEntries).map(([name, entry]) => [
      name,
      (name === 'shared' ? fonts.css : '') + readStyle(entry),
    ]),
  ) as Record<StyleName, string>;
  const assets: Assets = {
    styles,
    themeScript,
    styleHashes: Object.values(styles).map(sourceOf),
    themeScriptHash: sourceOf(themeScript),
    publicScript: fileOf('public'),
    verifyScript: fileOf('verify'),
    consoleScript: fileOf('console'),
    consoleStyles: (manifest[entries.console]?.css ?? []).map(file => `/${file}`),
    preload: fonts.preload,
  };
  writeFileSync(join(dist, 'server', 'assets.json'), JSON.stringify(assets));
}

/** Writes `.br` and `.gz` beside every file that shrinks, so that serving never compresses. */
function compressClient(): void {
  for (const entry of readdirSync(client, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(js|css|svg|json)$/.test(entry.name)) continue;
    const file = join(entry.parentPath, entry.name);
    const bytes = readFileSync(file);
    writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
    writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
  }
}

/** Whoever starts the build, a test run among them: what is built is for production. */
async function asProduction<Result>(work: () => Promise<Result>): Promise<Result> {
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  try {
    return await work();
  } finally {
    if (before === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = before;
  }
}

/** Builds what has changed; a second call with the same sources does nothing. */
export async function buildWeb(force = false): Promise<'built' | 'unchanged'> {
  const sources = hashOfSources();
  if (!force && existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return 'unchanged';
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(join(client, 'assets'), { recursive: true });
  const fonts = await buildFonts(join(client, 'assets', 'fonts'));
  const manifest = await asProduction(async () => {
    const built = await buildClient();
    await buildServer();
    return built;
  });
  writeAssets(manifest, fonts);
  writeFileSync(join(client, 'assets', 'mark.svg'), readFileSync(join(web, 'src', 'ui', 'mark.svg')));
  compressClient();
  writeFileSync(stamp, sources);
  return 'built';
}

if (import.meta.main) {
  const started = performance.now();
  const done = await buildWeb(process.argv.includes('--force'));
  console.error(
    `cairn: web ${done}${done === 'built' ? ` in ${((performance.now() - started) / 1000).toFixed(1)} s` : ''}`,
  );
}
