import { findVerificationMethod, type Purpose, type VerificationMethod } from '../did/index.ts';
import type { Version } from '../history/index.ts';
import type { FindingCode } from './codes.ts';
import { toTime } from './instant.ts';

/** Clocks differ; a key may seem this much younger than what it signed. */
const clockToleranceMs = 5 * 60_000;

/** What the past says of a key: as it was listed last, and since when it is not, or when it was listed first. */
export interface PastKey {
  code: FindingCode;
  method: VerificationMethod;
  keyRetiredAt?: string;
  keyListedAt?: string;
}

/**
 * What the history of an issuer's keys says of one of them, on the day that a signature names itself. Undefined when it was
 * listed neither then nor later, and when the history has nothing to add.
 *
 * That day is the word of whoever holds the key. A key that is still listed may be believed; one that was given up may have
 * been given up because it was stolen, and a thief writes whatever day suits. So the answer stays open then.
 */
export function askKeyHistory(
  versions: readonly Version[],
  id: string,
  purpose: Purpose,
  signedAt: string | undefined,
): PastKey | undefined {
  const found = versions.map(({ document }) => findVerificationMethod(document, id, purpose));
  const first = found.findIndex(({ missing }) => missing === undefined);
  const last = found.findLastIndex(({ missing }) => missing === undefined);
  const method = found[last]?.method;
  const time = toTime(signedAt);
  if (!method) return undefined;
  if (last === versions.length - 1) {
    const listed = versions[first];
    const isLater = listed !== undefined && time !== undefined && time + clockToleranceMs < listed.at;
    return isLater ? { code: 'key_listed_later', method, keyListedAt: listed.versionTime } : undefined;
  }
  const retired = versions[last + 1];
  if (time === undefined || !retired) return undefined;
  const past = { method, keyRetiredAt: retired.versionTime };
  if (time >= retired.at) return { code: 'key_retired_before', ...past };
  const then = versions.findLastIndex(({ at }) => at <= time + clockToleranceMs);
  return found[then]?.missing === undefined && then >= 0 ? { code: 'key_retired_since', ...past } : undefined;
}
