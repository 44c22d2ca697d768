import { type Evidence, type Find, gather, judge, Malformed, type Report } from '@cairn/core';
import type { Award } from '@cairn/core/award';
import { shareFind } from '@cairn/core/batch';
import { giveBbs } from '@cairn/core/bbs';
import {
  gatherFromBundle,
  isBundle,
  judgeFromBundle,
  type KeptReceipt,
  type Origin,
  parseBundle,
} from '@cairn/core/continuity';
import { fromEuropean, isEuropean } from '@cairn/core/european';
import { fromOpenBadge } from '@cairn/core/formats';
import { documentOf, toGiven } from '@cairn/core/given';
import { readAnything } from '@cairn/core/image';
import type { Given as Judgeable } from '@cairn/core/report';
import { giveSchemaChecker } from '@cairn/core/schema-checker';
import { findFromBrowser } from './find.ts';
import { findReceiptBeside, tellLogged } from './find-logged.ts';
import { openBbsWorker } from './open-bbs.ts';
import { openSchemaWorker } from './open-schemas.ts';

giveBbs(openBbsWorker());
giveSchemaChecker(openSchemaWorker().check);

/** What somebody wants checked: the bytes of a file, or text. No content means that the file was too large to be read. */
export interface Given {
  name?: string;
  content: Uint8Array | string | undefined;
}

/** A credential with the evidence it was judged by, ready to be judged for another day. */
export interface Checked {
  credential: Judgeable;
  evidence: Evidence;
  /** Which of the evidence only the file says that was given; absent when nothing came from a file. */
  origin: Origin | undefined;
  /** What shows that it was logged, with keys that are believed here; absent when nothing does. */
  log: KeptReceipt | undefined;
  report: Report;
  /** What it says, when it is an Open Badge or a European credential that can be read. */
  award: Award | undefined;
  /** What it is called: the title of its achievement, else the name that it bears. */
  title: string | undefined;
}

/** Why there is nothing to judge, as a stable code. */
export type Unread = { unread: Malformed['code'] | 'no_answer'; at: string };

const unreadOf = (problem: unknown): Unread => {
  if (problem instanceof Malformed) return { unread: problem.code, at: problem.at };
  throw problem;
};

async function contentOf(given: Given): Promise<{ credential: Judgeable; log: KeptReceipt | undefined } | Unread> {
  if (given.content === undefined) return { unread: 'too_large', at: '' };
  const read = await readAnything(given.content);
  const found = read.form === 'address' ? await findFromBrowser(read.text) : undefined;
  if (found && 'unreachable' in found) return { unread: 'no_answer', at: '' };
  const credential = toGiven(found ? await readAnything(found.body) : read);
  if (credential === undefined) return { unread: 'unknown_format', at: '' };
  return { credential, log: read.form === 'address' ? await findReceiptBeside(read.text) : undefined };
}

function awardOf(credential: Judgeable): Award | undefined {
  try {
    const document = documentOf(credential);
    return isEuropean(document) ? fromEuropean(document).award : fromOpenBadge(document);
  } catch (problem) {
    if (problem instanceof Malformed) return undefined;
    throw problem;
  }
}

function nameOf(credential: Judgeable): string | undefined {
  const { name } = documentOf(credential);
  return typeof name === 'string' ? name : undefined;
}

/** Judges with evidence already gathered. */
export async function judgeAt(
  { credential, evidence, origin, log }: Pick<Checked, 'credential' | 'evidence' | 'origin' | 'log'>,
  now: Date,
): Promise<Report> {
  if (origin) return judgeFromBundle(credential, evidence, origin, now);
  const report = await judge(credential, evidence, now);
  if (Array.isArray(report)) throw new Error('Evidence was gathered, and still something is needed.');
  return tellLogged(report, credential, log);
}

/** A continuity bundle brings its documents along; they help where nobody answers. */
async function gatherFor(
  given: Judgeable,
  outside: { find: Find },
): Promise<Pick<Checked, 'credential' | 'evidence' | 'origin'>> {
  if (!isBundle(given)) {
    return { credential: given, evidence: await gather(given, outside), origin: undefined };
  }
  const bundle = parseBundle(given);
  return { credential: bundle.credential, ...(await gatherFromBundle(bundle, outside)) };
}

/** Checks everything that was given, one after the other; what several of them need is looked up once. */
export async function checkAll(all: readonly Given[]): Promise<(Checked | Unread)[]> {
  const find = shareFind(findFromBrowser);
  const results: (Checked | Unread)[] = [];
  for (const given of all) results.push(await checkGiven(given, find));
  return results;
}

/** Reads what was given, looks up what is needed, and judges it for this moment. */
async function checkGiven(given: Given, find: Find): Promise<Checked | Unread> {
  try {
    const content = await contentOf(given);
    if ('unread' in content) return content;
    const gathered = await gatherFor(content.credential, { find });
    const log = content.log;
    const report = await judgeAt({ ...gathered, log }, new Date());
    const award = awardOf(gathered.credential);
    return { ...gathered, log, report, award, title: award?.achievement.title ?? nameOf(gathered.credential) };
  } catch (problem) {
    return unreadOf(problem);
  }
}
