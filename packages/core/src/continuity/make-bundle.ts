import { toHex } from '../bytes.ts';
import { loadContext } from '../contexts/index.ts';
import { asArray, type JsonObject } from '../json.ts';
import { digestText } from '../machinery.ts';
import type { Evidence } from '../verify/evidence.ts';
import { documentOf } from '../verify/given.ts';
import { judge } from '../verify/judge.ts';
import type { Given, Report } from '../verify/report.ts';
import { gather, type Outside } from '../verify/verify.ts';
import { bundleEdition, type KeptReceipt } from './bundle.ts';

/** Looks up all that judging needs, judges, and puts everything into one file. */
export async function makeBundle(
  credential: Given,
  { log, ...outside }: Outside & { log?: KeptReceipt },
): Promise<{ bundle: JsonObject; report: Report }> {
  const evidence = await gather(credential, outside);
  const report = await judge(credential, evidence, outside.now, outside.load);
  if (Array.isArray(report)) throw new Error('Evidence was gathered, and still something is needed.');
  return { bundle: await toBundle(credential, evidence, report, outside.now, log), report };
}

/**
 * The file from what is at hand. What is older than the file keeps its own date.
 * @param madeAt when the evidence was gathered
 * @param log what shows that the credential was logged
 */
export async function toBundle(
  credential: Given,
  evidence: Evidence,
  report: Report,
  madeAt: Date,
  log?: KeptReceipt,
): Promise<JsonObject> {
  const instant = `${madeAt.toISOString().slice(0, 19)}Z`;
  const found = Object.entries(evidence.found).map(([url, answer]) => [
    url,
    'body' in answer ? { foundAt: instant, ...answer } : answer,
  ]);
  return {
    continuityBundle: bundleEdition,
    madeAt: instant,
    credential,
    found: Object.fromEntries(found),
    contexts: await digestContexts(documentOf(credential)),
    report: JSON.parse(JSON.stringify(report)) as JsonObject,
    ...(log && { log: { receipt: log.receipt, keys: [...log.keys] } }),
  };
}

/** What the words of the credential meant on that day, as digests: the contexts themselves are known by heart. */
async function digestContexts(credential: JsonObject): Promise<JsonObject> {
  const digests: JsonObject = {};
  for (const url of asArray(credential['@context'])) {
    const context = typeof url === 'string' ? loadContext(url) : undefined;
    if (typeof url === 'string' && context) digests[url] = toHex(await digestText(JSON.stringify(context)));
  }
  return digests;
}
