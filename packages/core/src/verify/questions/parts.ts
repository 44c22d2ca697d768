import { asArray, isJsonObject, type JsonObject } from '../../json.ts';
import { toFinding } from '../codes.ts';
import type { Finding, Part, Verdict } from '../report.ts';

/** Do the credentials inside a learner record hold? Each was judged by itself; the record holds whatever they do. */
export function askParts(parts: readonly Part[]): Finding {
  const verdicts = parts.map(({ report }) => report.verdict);
  const counts = new Map<Verdict, number>();
  for (const verdict of verdicts) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  const tally = [...counts].map(([verdict, count]) => `${verdict} ${count}`).join(', ');
  const facts = { count: String(parts.length), tally };
  if (verdicts.every(verdict => verdict === 'valid')) return toFinding('parts_hold', facts);
  const isFailing = verdicts.some(verdict => verdict !== 'valid' && verdict !== 'undetermined');
  return toFinding(isFailing ? 'parts_differ' : 'parts_unknown', facts);
}

/** Is a part about somebody else than the record, as far as their identifiers tell? */
export function isOfOther(record: JsonObject, part: JsonObject): boolean {
  const [whose, own] = [listIdentifiers(record), listIdentifiers(part)];
  return whose.size > 0 && own.size > 0 && ![...whose].some(identifier => own.has(identifier));
}

function listIdentifiers(credential: JsonObject): Set<unknown> {
  const subjects = asArray(credential.credentialSubject).filter(isJsonObject);
  const identities = subjects.flatMap(({ identifier }) => asArray(identifier).filter(isJsonObject));
  const all = [...subjects.map(({ id }) => id), ...identities.map(({ identityHash }) => identityHash)];
  return new Set(all.filter(value => typeof value === 'string'));
}
