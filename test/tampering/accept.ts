import type { Find, JsonObject } from '../../packages/core/src/index.ts';
import { Malformed } from '../../packages/core/src/malformed.ts';
import type { Report } from '../../packages/core/src/verify/report.ts';
import { findIn, now, type Web } from '../small-web.ts';
import type { Given } from './forms.ts';

/** What of core is asked, of whichever build. */
export interface Core {
  verify: typeof import('../../packages/core/src/index.ts').verify;
  readAnything: typeof import('../../packages/core/src/index.ts').readAnything;
  /** Whether the reports on what is inside are read as well; yes unless said otherwise. */
  inside?: boolean;
}

/** What was read, and that it holds, or the code with which it was refused. */
export type Answer = { holds: JsonObject | string } | { refused: string };

function findRefusal({ verdict, findings, parts = [] }: Report, inside: boolean): string | undefined {
  const bad = findings.find(({ answer }) => answer === 'fail') ?? findings.find(({ answer }) => answer === 'unknown');
  if (verdict !== 'valid') return bad?.code ?? 'without a code';
  const failed = findings.find(({ answer }) => answer === 'fail');
  if (failed || !inside) return failed?.code;
  return parts.map(({ report }) => findRefusal(report, true)).find(code => code !== undefined);
}

/** Looks things up an hour before now. */
const findEarlier =
  (pages: Web): Find =>
  async url => {
    const found = await findIn(pages)(url);
    return 'body' in found ? { ...found, foundAt: '2026-11-23T13:06:00Z' } : found;
  };

/** Does this build of core take it for valid, inside and out? */
export async function ask(
  { verify, readAnything, inside = true }: Core,
  given: Given,
  pages: Web,
  at = now,
): Promise<Answer> {
  try {
    const read = given instanceof Uint8Array ? await readAnything(given) : undefined;
    const credential = read ? ('document' in read ? read.document : '') : (given as JsonObject | string);
    const refused = findRefusal(await verify(credential, { find: findEarlier(pages), now: at }), inside);
    return refused === undefined ? { holds: credential } : { refused };
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && fault.name === Malformed.name)
      return { refused: String(fault.code) };
    if (fault instanceof Malformed) return { refused: fault.code };
    throw fault;
  }
}
