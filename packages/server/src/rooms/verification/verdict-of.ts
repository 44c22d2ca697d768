import { type Report, verify } from '@cairn/core';
import { isJsonObject } from '@cairn/core/json';
import { parseJson } from '@cairn/core/limits';
import type { World } from '../../platform/world.ts';
import { type Credential, findCredential } from '../credentials/index.ts';
import { findAnywhere } from './find-anywhere.ts';

const freshMs = 60_000;
const mostKept = 1000;

interface Kept {
  report: Report;
  state: Credential['state'];
  judgedAt: number;
}

/** Reports of this node. The state in the database is asked every time, so a withdrawal shows at once on every node. */
const kept = new WeakMap<object, Map<string, Kept>>();

/** V-4: the report on a credential of ours for its public page, at most a minute old; undefined when there is none. */
export async function verdictOf(world: World, credentialId: string): Promise<Report | undefined> {
  const credential = await findCredential(world, { credentialId });
  if (!credential) return undefined;
  const reports = kept.get(world.config) ?? new Map<string, Kept>();
  kept.set(world.config, reports);
  const last = reports.get(credentialId);
  const now = world.now();
  if (last?.state === credential.state && now.getTime() - last.judgedAt < freshMs) return last.report;
  const document = parseJson(credential.document);
  if (!isJsonObject(document)) throw new Error('an issued credential is no object');
  const report = await verify(document, { find: findAnywhere(world), now });
  reports.delete(credentialId);
  reports.set(credentialId, { report, state: credential.state, judgedAt: now.getTime() });
  if (reports.size > mostKept) reports.delete(reports.keys().next().value ?? '');
  return report;
}
