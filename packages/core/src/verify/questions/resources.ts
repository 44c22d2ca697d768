import type { JsonObject } from '../../json.ts';
import { toFinding } from '../codes.ts';
import type { Evidence } from '../evidence.ts';
import type { Finding } from '../report.ts';
import { compareResource, listResources, mostResources } from '../resources.ts';

/** Is what it points to still what it was (VCDM 2.0 §5.3)? Undefined when it points to nothing with a digest. */
export async function askResources(document: JsonObject, evidence: Evidence): Promise<Finding | undefined> {
  const all = listResources(document);
  if (all.length === 0) return undefined;
  const count = String(all.length);
  const compared = await Promise.all(
    all.slice(0, mostResources).map(async one => ({ ...one, answer: await compareResource(one, evidence) })),
  );
  const differing = compared.find(({ answer }) => answer === 'differs');
  if (differing) return toFinding('resource_differs', { resource: differing.url, count }, differing.at);
  const unread = compared.find(({ answer }) => answer === 'digest_unknown');
  if (unread) return toFinding('resource_digest_unknown', { resource: unread.url, count }, unread.at);
  for (const { url, at, answer } of compared) {
    if (typeof answer === 'object')
      return toFinding('resource_unknown', { resource: url, reason: answer.reason, count }, at);
  }
  const [beyond] = all.slice(mostResources);
  if (beyond) return toFinding('resource_unknown', { resource: beyond.url, reason: 'too_many', count }, beyond.at);
  return toFinding('resources_same', { count });
}
