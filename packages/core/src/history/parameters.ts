import { asArray, isJsonObject, type JsonObject, type JsonValue } from '../json.ts';

/** Who has to vouch for new entries, and how many of them; nobody when the list is empty. */
export interface Witnesses {
  threshold: number;
  ids: readonly string[];
}

/** What holds for a log after an entry (did:webvh 1.0, "DID Method Parameters"). */
export interface Parameters {
  scid: string;
  updateKeys: readonly string[];
  /** Digests of the keys that may come next; empty when they are not announced. */
  nextKeyHashes: readonly string[];
  witnesses: Witnesses;
  isPortable: boolean;
  isEnded: boolean;
}

export const method = 'did:webvh:1.0';
export const nobody: Witnesses = { threshold: 0, ids: [] };

const mostKeys = 50;
const largestTtl = 2 ** 31;

/** How each parameter may look. `null` was once written for the value that holds when nothing is said. */
const shapes: Readonly<Record<string, (value: JsonValue) => boolean>> = {
  method: value => value === method,
  scid: value => typeof value === 'string' && /^[1-9A-HJ-NP-Za-km-z]{46}$/.test(value),
  updateKeys: isTexts,
  nextKeyHashes: isTexts,
  witness: value => readWitnesses(value) !== undefined,
  watchers: isTexts,
  portable: value => typeof value === 'boolean',
  deactivated: value => typeof value === 'boolean',
  ttl: value => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= largestTtl,
};
const once = ['method', 'scid'];

/**
 * What holds after an entry with these parameters. Undefined when they are not as they must be: a word that is not known, a
 * value of another kind, one that has to be there, or one that may not change.
 * @param before what held until then; absent for the first entry
 */
export function applyParameters(stated: JsonObject, before?: Parameters): Parameters | undefined {
  for (const [name, value] of Object.entries(stated)) {
    const isShaped = Object.hasOwn(shapes, name) && (shapes[name]?.(value) || (value === null && !once.includes(name)));
    if (!isShaped) return undefined;
  }
  const { scid, portable, deactivated } = stated;
  const isFirst = before === undefined;
  if (isFirst && (stated.method !== method || typeof scid !== 'string' || !('updateKeys' in stated))) return undefined;
  if (!isFirst && (scid !== undefined || (portable === true && !before.isPortable))) return undefined;
  const mustAnnounce = !isFirst && before.nextKeyHashes.length > 0;
  if (mustAnnounce && !('updateKeys' in stated && 'nextKeyHashes' in stated)) return undefined;
  const texts = (name: string, kept: readonly string[] = []) => {
    const value = stated[name];
    if (value === undefined) return kept;
    return Array.isArray(value) ? value.map(String) : [];
  };
  return {
    scid: before?.scid ?? String(scid),
    updateKeys: texts('updateKeys', before?.updateKeys),
    nextKeyHashes: texts('nextKeyHashes', before?.nextKeyHashes),
    witnesses: 'witness' in stated ? (readWitnesses(stated.witness) ?? nobody) : (before?.witnesses ?? nobody),
    isPortable: portable === undefined ? (before?.isPortable ?? false) : portable === true,
    isEnded: deactivated === undefined ? (before?.isEnded ?? false) : deactivated === true,
  };
}

function isTexts(value: JsonValue): boolean {
  return Array.isArray(value) && value.length <= mostKeys && value.every(item => typeof item === 'string');
}

function readWitnesses(value: JsonValue | undefined): Witnesses | undefined {
  if (!isJsonObject(value)) return undefined;
  if (Object.keys(value).length === 0) return nobody;
  const { threshold, witnesses } = value;
  const ids = asArray(witnesses).map(witness => (isJsonObject(witness) ? String(witness.id) : ''));
  const isEachOnce = new Set(ids).size === ids.length;
  const isOfKeys = ids.every(id => /^did:key:z[1-9A-HJ-NP-Za-km-z]+$/.test(id));
  const isReachable = Number.isInteger(threshold) && Number(threshold) >= 1 && Number(threshold) <= ids.length;
  const isShaped = isEachOnce && isOfKeys && isReachable && ids.length <= mostKeys;
  return isShaped ? { threshold: Number(threshold), ids } : undefined;
}
