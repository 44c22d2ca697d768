import { asArray, isJsonObject, type JsonObject, type JsonValue } from '../json.ts';
import type { StatusReading } from './read-status.ts';

/**
 * Looks for a credential among the names of a 1EdTech revocation list (VCRL 1.0). The schema calls the names
 * `revokedCredential`, the prose `revokedCredentials`; both are out there. Open Badges 2 calls them `revokedAssertions`. A name with `revoked: false` was taken back.
 */
export function readNames(list: JsonObject, credentialId: string | undefined): StatusReading {
  const names = list.revokedCredential ?? list.revokedCredentials ?? list.revokedAssertions;
  const isEmptyList = asArray(list.type).some(type => type === '1EdTechRevocationList' || type === 'RevocationList');
  if (names === undefined && !isEmptyList) return { problem: 'not_a_status_list' };
  if (credentialId === undefined) return { problem: 'nothing_to_look_for' };
  const wanted = toComparable(credentialId);
  const named = asArray(names).filter(name => toComparable(idOf(name)) === wanted);
  const standing = named.find(name => !isJsonObject(name) || name.revoked !== false);
  if (standing === undefined) return { value: 0 };
  const reason = isJsonObject(standing) ? standing.revocationReason : undefined;
  return typeof reason === 'string' ? { value: 1, message: reason } : { value: 1 };
}

function idOf(name: JsonValue): string {
  const id = isJsonObject(name) ? (name.id ?? name.uid ?? '') : name;
  return typeof id === 'string' ? id : '';
}

/** Open Badges compares identifiers after trimming and percent-decoding (§ Equality and comparison). */
function toComparable(id: string): string {
  try {
    return decodeURIComponent(id.trim());
  } catch {
    return id.trim();
  }
}
