import { type Report, verify } from '@cairn/core';
import { isJsonObject } from '@cairn/core/json';
import { parseJson } from '@cairn/core/limits';
import type { World } from '../../platform/world.ts';
import type { Credential } from '../credentials/index.ts';
import { findAnywhere } from './find-anywhere.ts';

const freshMs = 60_000;
const mostKept = 1000;

interface Kept {
  report: Promise<Report>;
  state: Credential['state'];
  judgedAt: number;
}

/** Reports of this node, by credential. Many readers at once wait for one report. */
const kept = new WeakMap<object, Map<string, Kept>>();

/**
 * V-4: the report on a credential of ours for its public page, at most a minute old. Give the credential as the
 * database has it now, so that a withdrawal shows at once on every node.
 */
export async function verdictOf(world: World, { credentialId, document, state }: Credential): Promise<Report> {
  const reports = kept.get(world.config) ?? new Map<string, Kept>();
  kept.set(world.config, reports);
  const last = reports.get(credentialId);
  const now = world.now();
  if (last?.state === state && now.getTime() - last.judgedAt < freshMs) return last.report;
  const report = judgeText(world, document, now);
  reports.delete(credentialId);
  reports.set(credentialId, { report, state, judgedAt: now.getTime() });
  if (reports.size > mostKept) reports.delete(reports.keys().next().value ?? '');
  report.catch(() => reports.delete(credentialId));
  return report;
}

async function judgeText(world: World, text: string, now: Date): Promise<Report> {
  const document = parseJson(text);
  if (!isJsonObject(document)) throw new Error('an issued credential is no object');
  return verify(document, { find: findAnywhere(world), now });
}
