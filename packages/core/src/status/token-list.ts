import { type Bytes, fromBase64url } from '../bytes.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../json.ts';
import { expand } from './compression.ts';
import type { StatusReading } from './read-status.ts';
import type { StatusPointer } from './status-entry.ts';

/** Reads the `status` claim of a token. Undefined when it points to no token status list (Token Status List §6.1). */
export function parseStatusClaim(claim: JsonValue | undefined): Extract<StatusPointer, { kind: 'token' }> | undefined {
  const place = isJsonObject(claim) ? claim.status_list : undefined;
  if (!isJsonObject(place)) return undefined;
  const { idx: index, uri: list } = place;
  if (typeof list !== 'string' || !URL.canParse(list)) return undefined;
  if (typeof index !== 'number' || !Number.isSafeInteger(index) || index < 0) return undefined;
  return { kind: 'token', type: 'TokenStatusList', purpose: 'revocation', list, index };
}

/**
 * Reads one entry in the payload of a status list token (Token Status List §4.2, §5.1): ZLIB, and the first entry in the
 * least significant bits of the first byte. That the token is signed and in date is not asked here.
 */
export async function readTokenList(payload: JsonObject, index: number): Promise<StatusReading> {
  const list = payload.status_list;
  if (!isJsonObject(list) || typeof list.lst !== 'string') return { problem: 'not_a_status_list' };
  const { bits, lst } = list;
  if (bits !== 1 && bits !== 2 && bits !== 4 && bits !== 8) return { problem: 'not_a_status_list' };
  const compressed = fromBase64url(lst);
  const bytes = compressed && (await expand(compressed, 'deflate'));
  if (!bytes) return { problem: 'not_a_status_list' };
  const value = readPacked(bytes, index, bits);
  return value === undefined ? { problem: 'index_out_of_range' } : { value };
}

function readPacked(bytes: Bytes, index: number, bits: number): number | undefined {
  const perByte = 8 / bits;
  const byte = bytes[Math.floor(index / perByte)];
  return byte === undefined ? undefined : (byte >> ((index % perByte) * bits)) & (2 ** bits - 1);
}
