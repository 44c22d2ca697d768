import { asArray, isJsonObject, type JsonValue } from '../json.ts';
import type { StatusPurpose } from './status-list.ts';

/**
 * Where a credential says its status is.
 * - `bits`: a place in a list of bits (Bitstring Status List 1.0 §2.1, StatusList2021); `size` is in bits.
 * - `names`: a list that names what was withdrawn (1EdTech revocation list).
 */
export type StatusPointer =
  | { kind: 'bits'; type: string; purpose: StatusPurpose; list: string; index: number; size: number }
  | { kind: 'names'; type: string; purpose: 'revocation'; list: string };

/** Reads one `credentialStatus`. Undefined when it is of no kind that is read here, or not well formed. */
export function parseStatusEntry(entry: JsonValue): StatusPointer | undefined {
  if (!isJsonObject(entry)) return undefined;
  const types = asArray(entry.type);
  if (types.includes('1EdTechRevocationList')) {
    const list = parseAddress(entry.id);
    return list === undefined
      ? undefined
      : { kind: 'names', type: '1EdTechRevocationList', purpose: 'revocation', list };
  }
  const type = ['BitstringStatusListEntry', 'StatusList2021Entry'].find(known => types.includes(known));
  const list = parseAddress(entry.statusListCredential);
  const { statusPurpose: purpose, statusListIndex: index, statusSize: size = 1 } = entry;
  if (type === undefined || list === undefined || typeof purpose !== 'string') return undefined;
  if (!/^(0|[1-9][0-9]{0,14})$/.test(String(index))) return undefined;
  if (typeof size !== 'number' || !Number.isInteger(size) || size < 1 || size > 32) return undefined;
  return { kind: 'bits', type, purpose, list, index: Number(index), size };
}

function parseAddress(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' && URL.canParse(value) ? value : undefined;
}
