import { type Evidence, judge } from '@cairn/core';
import { isJsonObject } from '@cairn/core/json';
import { parseJson } from '@cairn/core/limits';
import type { Report, Verdict } from '@cairn/core/report';

/** The verdict on a credential, and the codes of what stayed open. */
export interface OwnVerdict {
  verdict: Verdict;
  open: string[];
}

/** What is asked of the thread, and its answer: a verdict for each text, undefined where the evidence is not enough. */
export interface Question {
  texts: readonly string[];
  evidence: Evidence;
  now: Date;
}

/** Judge the exact texts that will be given out, by evidence that was gathered for one of them. */
export async function judgeTexts({ texts, evidence, now }: Question): Promise<(OwnVerdict | undefined)[]> {
  const verdicts: (OwnVerdict | undefined)[] = [];
  for (const text of texts) {
    const credential = parseJson(text);
    if (!isJsonObject(credential)) throw new Error('a signed text holds no credential');
    const report = await judge(credential, evidence, now);
    verdicts.push(Array.isArray(report) ? undefined : toVerdict(report));
  }
  return verdicts;
}

/** What a report comes to. */
export function toVerdict({ verdict, findings }: Report): OwnVerdict {
  return { verdict, open: findings.filter(({ answer }) => answer === 'unknown').map(({ code }) => code) };
}
