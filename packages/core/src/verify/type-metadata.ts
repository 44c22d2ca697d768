import { findClaimFault, isAsPinned } from '../formats/sd-jwt-vc/type-metadata.ts';
import type { JsonObject, JsonValue } from '../json.ts';
import { toFinding, toWarning } from './codes.ts';
import { type Evidence, foundBody, type Need, readDocument } from './evidence.ts';
import { toText } from './instant.ts';
import type { Finding, Report } from './report.ts';

/** A type extends no more than this many others, one after another. */
const mostTypes = 5;

/** The metadata of a type and of those it extends, or why it is not known. */
type TypeReading = { types: JsonObject[]; next?: string } | { unread: string } | { differs: string };

/** What must be looked up to know what a type of credential asks of its claims (SD-JWT VC §6.3.1). */
export function listTypeNeeds(payload: JsonObject, evidence: Evidence): Need[] {
  const reading = readTypes(payload, evidence);
  return 'next' in reading && reading.next !== undefined ? [{ url: reading.next, what: 'type-metadata' }] : [];
}

function readTypes(payload: JsonObject, evidence: Evidence): TypeReading {
  const types: JsonObject[] = [];
  let [name, pinned]: (JsonValue | undefined)[] = [payload.vct, payload['vct#integrity']];
  while (name !== undefined) {
    const url = toText(name);
    if (!url?.startsWith('https://') || !URL.canParse(url))
      return types.length > 0 ? { unread: 'no_address' } : { types };
    if (types.length === mostTypes || types.some(({ vct }) => vct === url)) return { unread: 'too_many_types' };
    const found = readDocument(evidence, url);
    if (!found) return { types, next: url };
    if ('unreachable' in found) return { unread: found.unreachable };
    if ('unreadable' in found) return { unread: found.unreadable };
    if (pinned !== undefined && !isAsPinned(foundBody(evidence, url) ?? '', toText(pinned) ?? ''))
      return { differs: url };
    if (found.document.vct !== url) return { unread: 'other_type' };
    types.push(found.document);
    [name, pinned] = [found.document.extends, found.document['extends#integrity']];
  }
  return { types };
}

/**
 * What the metadata of its type says against an SD-JWT VC, and what is worth knowing. Metadata that nobody can read says
 * nothing against it; other metadata than the issuer pinned leaves open what the claims mean.
 */
export function judgeType(
  payload: JsonObject,
  claims: JsonObject,
  hidden: readonly string[],
  evidence: Evidence,
): { finding?: Finding; warnings: Report['warnings'] } {
  const reading = readTypes(payload, evidence);
  const kind = toText(payload.vct);
  if ('unread' in reading) return { warnings: [toWarning('type_unread', { kind, reason: reading.unread })] };
  if ('differs' in reading)
    return { finding: toFinding('type_differs', { kind, document: reading.differs }), warnings: [] };
  const fault = findClaimFault(reading.types, claims, hidden);
  if (!fault) return { warnings: [] };
  return { finding: toFinding('claims_against_type', { kind, problem: fault.problem }, fault.at), warnings: [] };
}
