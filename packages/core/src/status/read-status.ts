import type { Bytes } from '../bytes.ts';
import { asArray, isJsonObject, type JsonObject } from '../json.ts';
import { decodeBareBits, decodeBits, readBits, smallestList } from './bitstring.ts';
import { readNames } from './revocation-list.ts';
import { parseStatusEntry } from './status-entry.ts';

/** The value of one entry, 0 when nothing is set, or why the list does not give it. */
export type StatusReading =
  | { value: number; message?: string }
  | {
      problem: 'not_a_status_list' | 'other_purpose' | 'list_too_short' | 'index_out_of_range' | 'nothing_to_look_for';
    };

/** How each kind of list of bits is written. */
interface BitList {
  credential: string;
  subject: string;
  smallest: number;
  decode(encoded: string): Promise<Bytes | undefined>;
}

const bitLists: Readonly<Record<string, BitList>> = {
  BitstringStatusListEntry: {
    credential: 'BitstringStatusListCredential',
    subject: 'BitstringStatusList',
    smallest: smallestList,
    decode: decodeBits,
  },
  StatusList2021Entry: {
    credential: 'StatusList2021Credential',
    subject: 'StatusList2021',
    smallest: 1,
    decode: decodeBareBits,
  },
};

/**
 * Reads the entry of a credential in the list it names (Bitstring Status List 1.0 §3.2). That the list is signed, in date
 * and by the right issuer is not asked here.
 * @param credentialId what a list of names is searched for
 */
export async function readStatus(entry: JsonObject, list: JsonObject, credentialId?: string): Promise<StatusReading> {
  const pointer = parseStatusEntry(entry);
  if (pointer?.kind === 'names') return readNames(list, credentialId);
  const kind = pointer && bitLists[pointer.type];
  const subject = list.credentialSubject;
  const isList =
    asArray(list.type).includes(kind?.credential ?? '') &&
    isJsonObject(subject) &&
    asArray(subject.type).includes(kind?.subject ?? '');
  if (!kind || !isList) return { problem: 'not_a_status_list' };
  if (!asArray(subject.statusPurpose).includes(pointer.purpose)) return { problem: 'other_purpose' };
  const bits = typeof subject.encodedList === 'string' ? await kind.decode(subject.encodedList) : undefined;
  if (!bits) return { problem: 'not_a_status_list' };
  if ((bits.length * 8) / pointer.size < kind.smallest) return { problem: 'list_too_short' };
  const value = readBits(bits, pointer.index, pointer.size);
  if (value === undefined) return { problem: 'index_out_of_range' };
  const message = findMessage(entry, value);
  return message === undefined ? { value } : { value, message };
}

function findMessage(entry: JsonObject, value: number): string | undefined {
  const told = asArray(entry.statusMessage)
    .filter(isJsonObject)
    .find(({ status }) => typeof status === 'string' && /^0x[0-9a-f]+$/i.test(status) && Number(status) === value);
  return typeof told?.message === 'string' ? told.message : undefined;
}
