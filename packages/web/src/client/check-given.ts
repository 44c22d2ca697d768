import { type Evidence, gather, judge, Malformed, type Report } from '@cairn/core';
import type { Award } from '@cairn/core/award';
import { fromOpenBadge } from '@cairn/core/formats';
import { readAnything } from '@cairn/core/image';
import type { JsonObject } from '@cairn/core/json';
import { findFromBrowser } from './find.ts';

/** What somebody wants checked: the bytes of a file, or text. No content means that the file was too large to be read. */
export interface Given {
  name?: string;
  content: Uint8Array | string | undefined;
}

/** A credential with the evidence it was judged by, ready to be judged for another day. */
export interface Checked {
  credential: JsonObject;
  evidence: Evidence;
  report: Report;
  /** What it says, when it is an Open Badge that can be read. */
  award: Award | undefined;
}

/** Why there is nothing to judge, as a stable code. */
export type Unread = { unread: Malformed['code'] | 'token' | 'no_answer'; at: string };

const unreadOf = (problem: unknown): Unread => {
  if (problem instanceof Malformed) return { unread: problem.code, at: problem.at };
  throw problem;
};

async function contentOf(given: Given): Promise<{ credential: JsonObject } | Unread> {
  if (given.content === undefined) return { unread: 'too_large', at: '' };
  const read = await readAnything(given.content);
  if (read.form === 'document') return { credential: read.document };
  if (read.form === 'token') return { unread: 'token', at: '' };
  const found = await findFromBrowser(read.text);
  if ('unreachable' in found) return { unread: 'no_answer', at: '' };
  const fetched = await readAnything(found.body);
  return fetched.form === 'document' ? { credential: fetched.document } : { unread: 'unknown_format', at: '' };
}

function awardOf(credential: JsonObject): Award | undefined {
  try {
    return fromOpenBadge(credential);
  } catch (problem) {
    if (problem instanceof Malformed) return undefined;
    throw problem;
  }
}

/** Judges with evidence already gathered. */
export async function judgeAt(credential: JsonObject, evidence: Evidence, now: Date): Promise<Report> {
  const report = await judge(credential, evidence, now);
  if (Array.isArray(report)) throw new Error('Evidence was gathered, and still something is needed.');
  return report;
}

/** Reads what was given, looks up what is needed, and judges it for this moment. */
export async function checkGiven(given: Given): Promise<Checked | Unread> {
  try {
    const content = await contentOf(given);
    if ('unread' in content) return content;
    const { credential } = content;
    const evidence = await gather(credential, { find: findFromBrowser });
    const report = await judgeAt(credential, evidence, new Date());
    return { credential, evidence, report, award: awardOf(credential) };
  } catch (problem) {
    return unreadOf(problem);
  }
}
