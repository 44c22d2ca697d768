import type { Bytes } from '../bytes.ts';
import { credentialsV2 } from '../contexts/index.ts';
import { asArray, isJsonObject, type JsonObject, type JsonValue } from '../json.ts';
import { decodeBits, encodeBits, readBits, smallestList } from './bitstring.ts';

/** What a list says about its entries: withdrawn for good, suspended for now, or something else. */
export type StatusPurpose = 'revocation' | 'suspension' | (string & {});

/** Where a credential says its status is (Bitstring Status List 1.0 §2.1). `size` is in bits. */
export interface StatusPointer {
  purpose: StatusPurpose;
  index: number;
  list: string;
  size: number;
}

/** The value of one entry, 0 when nothing is set, or why the list does not give it. */
export type StatusReading =
  | { value: number; message?: string }
  | { problem: 'not_a_status_list' | 'other_purpose' | 'list_too_short' | 'index_out_of_range' };

declare const ofStatusList: unique symbol;
/** An unsigned credential that publishes a list. It may be signed. */
export type StatusListDraft = JsonObject & { readonly [ofStatusList]: true };

/** The unsigned credential that publishes a list (Bitstring Status List 1.0 §2.2). Instants without fractions. */
export async function toStatusListCredential(list: {
  id: string;
  issuer: string;
  purpose: StatusPurpose;
  bits: Bytes;
  validFrom: string;
  validUntil?: string;
  /** How long a copy may be kept, in milliseconds. */
  ttlMs?: number;
}): Promise<StatusListDraft> {
  const draft: JsonObject = {
    '@context': [credentialsV2],
    id: list.id,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: list.issuer,
    validFrom: list.validFrom,
    ...(list.validUntil === undefined ? {} : { validUntil: list.validUntil }),
    credentialSubject: {
      id: `${list.id}#list`,
      type: 'BitstringStatusList',
      statusPurpose: list.purpose,
      encodedList: await encodeBits(list.bits),
      ...(list.ttlMs === undefined ? {} : { ttl: list.ttlMs }),
    },
  };
  return draft as StatusListDraft;
}

/** Reads one `credentialStatus`. Undefined when it is not a well-formed `BitstringStatusListEntry`. */
export function parseStatusEntry(entry: JsonValue): StatusPointer | undefined {
  if (!isJsonObject(entry) || !asArray(entry.type).includes('BitstringStatusListEntry')) return undefined;
  const { statusPurpose: purpose, statusListIndex: index, statusListCredential: list, statusSize: size = 1 } = entry;
  if (typeof purpose !== 'string' || typeof list !== 'string' || !URL.canParse(list)) return undefined;
  if (!/^(0|[1-9][0-9]{0,14})$/.test(String(index))) return undefined;
  if (typeof size !== 'number' || !Number.isInteger(size) || size < 1 || size > 32) return undefined;
  return { purpose, index: Number(index), list, size };
}

/**
 * Reads the entry of a credential in the list it names (Bitstring Status List 1.0 §3.2). That the list is signed, in date
 * and by the right issuer is not asked here.
 */
export async function readStatus(entry: JsonObject, listCredential: JsonObject): Promise<StatusReading> {
  const pointer = parseStatusEntry(entry);
  const subject = listCredential.credentialSubject;
  const isList =
    asArray(listCredential.type).includes('BitstringStatusListCredential') &&
    isJsonObject(subject) &&
    asArray(subject.type).includes('BitstringStatusList');
  if (!pointer || !isList) return { problem: 'not_a_status_list' };
  if (!asArray(subject.statusPurpose).includes(pointer.purpose)) return { problem: 'other_purpose' };
  const bits = await decodeBits(String(subject.encodedList));
  if (!bits) return { problem: 'not_a_status_list' };
  if ((bits.length * 8) / pointer.size < smallestList) return { problem: 'list_too_short' };
  const value = readBits(bits, pointer.index, pointer.size);
  if (value === undefined) return { problem: 'index_out_of_range' };
  const message = findMessage(entry, value);
  return message === undefined ? { value } : { value, message };
}

function findMessage(entry: JsonObject, value: number): string | undefined {
  const told = asArray(entry.statusMessage)
    .filter(isJsonObject)
    .find(({ status }) => typeof status === 'string' && Number.parseInt(status, 16) === value);
  return typeof told?.message === 'string' ? told.message : undefined;
}
