/** Loads core again and again, each time with one check taken out, and tells which attacks each build accepts. */
import { readFileSync } from 'node:fs';
import { registerHooks, stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { verifyPresentation } from '../../packages/core/src/verify/presentation.ts';
import { findIn, now } from '../small-web.ts';
import { ask, type Core } from './accept.ts';
import { type Attack, listAttacks } from './attacks.ts';
import { pages } from './forms.ts';
import { type RemovedCheck, removedChecks } from './removed-checks.ts';

/** For each build, `whole` first: the checks whose attacks it accepts, or why it could not be made. */
export type Accepted = Record<string, string[] | { fault: string }>;

const core = pathToFileURL(join(import.meta.dirname, '..', '..', 'packages', 'core', 'src')).href;
const code = new Map<string, string>();

function readCode(url: string): string {
  const path = fileURLToPath(url.split('?')[0] ?? '');
  const known = code.get(path) ?? stripTypeScriptTypes(readFileSync(path, 'utf8'));
  code.set(path, known);
  return known;
}

/** The code with another function in the place of one. */
function replaceFunction(text: string, { of, body, file }: RemovedCheck): string {
  const pattern = new RegExp(`(export )?(async )?function(\\*?) ${of}\\(`, 'g');
  const found = [...text.matchAll(pattern)];
  const [, exported = '', isAsync = '', generator = ''] = found[0] ?? [];
  if (found.length !== 1) throw new Error(`There is no function ${of} in ${file} to take out.`);
  const kept = text.replace(pattern, `${isAsync}function${generator} ${of}$checked(`);
  return `${kept}\n${exported}${isAsync}function ${of}(...given) { const checked = ${of}$checked; ${body} }`;
}

/** A finding turned into a pass may come from a function that is not asynchronous. */
const withoutWaiting = ({ body, ...check }: RemovedCheck): RemovedCheck => ({
  ...check,
  body: body.replace('await ', ''),
});

registerHooks({
  resolve: (specifier, context, next) => {
    const resolved = next(specifier, context);
    const build = context.parentURL?.startsWith(core) ? context.parentURL.split('?')[1] : undefined;
    const isOwn = build !== undefined && resolved.url.startsWith(core);
    return isOwn ? { ...resolved, url: `${resolved.url}?${build}` } : resolved;
  },
  load: (url, context, next) => {
    const build = url.startsWith(core) ? url.split('?')[1] : undefined;
    if (build === undefined) return next(url, context);
    const check = removedChecks[Number(build)];
    const text = readCode(url);
    if (!check || !url.startsWith(`${core}/${check.file}?`))
      return { format: 'module', source: text, shortCircuit: true };
    const isAsync = text.includes(`async function ${check.of}(`);
    const source = replaceFunction(text, isAsync ? check : withoutWaiting(check));
    return { format: 'module', source, shortCircuit: true };
  },
});

type Build = Core & { verifyPresentation: typeof verifyPresentation };

async function load(build: number): Promise<Build> {
  const [root, presentation] = await Promise.all([
    import(`${core}/index.ts?${build}`) as Promise<Core>,
    import(`${core}/verify/presentation.ts?${build}`) as Promise<Pick<Build, 'verifyPresentation'>>,
  ]);
  return { ...root, ...presentation };
}

async function accepts(build: Build, { given, pages: own = pages, at = now, asked }: Attack): Promise<boolean> {
  if (asked === undefined) return 'holds' in (await ask({ ...build, inside: false }, given, own, at));
  const { fault, credentials } = await build.verifyPresentation(given as never, asked, { find: findIn(own), now: at });
  const isHeld = credentials.every(
    report => 'findings' in report && report.findings.every(({ answer }) => answer !== 'fail'),
  );
  return fault === undefined && isHeld;
}

const attacks = await listAttacks();

async function listAccepted(build: number): Promise<string[] | { fault: string }> {
  try {
    const loaded = await load(build);
    const answers = await Promise.all(
      attacks.map(async attack => ((await accepts(loaded, attack)) ? [attack.check] : [])),
    );
    return answers.flat();
  } catch (fault) {
    return { fault: String((fault as Error).stack ?? fault) };
  }
}

const accepted: Accepted = { whole: await listAccepted(-1) };
for (const [build, { name }] of removedChecks.entries()) accepted[name] = await listAccepted(build);
console.log(JSON.stringify(accepted));
