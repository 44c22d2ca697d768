import { asArray, isJsonObject, type JsonObject } from '../../json.ts';
import { parseStatusEntry, readStatus, type StatusPointer, type StatusReading } from '../../status/index.ts';
import { type Facts, type FindingCode, toFinding } from '../codes.ts';
import { type Basis, foundAt } from '../evidence.ts';
import { toText, toTime } from '../instant.ts';
import { issuerIdOf } from '../issuer.ts';
import { judgeSecured } from '../judge-token.ts';
import type { Finding } from '../report.ts';
import { type FoundSecured, readSecured } from '../secured.ts';
import type { SignatureAnswer } from '../signature.ts';
import { askValidity } from './validity.ts';

/** A status entry of a credential and where it points. */
export interface Entry {
  entry: JsonObject;
  pointer: StatusPointer;
}

/** What a list says about an entry, or the finding that says why it proves nothing. */
export type Told =
  | { trouble: Finding }
  | { value: number; facts: Facts /** The list is of a later day than the one asked about. */; isLater: boolean };

/** A list of names may be long; its size is bounded all the same. */
const namesLimits = { keys: 200_000, items: 100_000 };

/** The list that an entry points to, as far as it was looked up. */
export function readList(pointer: StatusPointer, basis: Pick<Basis, 'evidence'>): FoundSecured {
  return readSecured(basis.evidence, pointer.list, pointer.kind === 'names' ? namesLimits : {});
}

/**
 * Reads an entry in its list. The list has to be unchanged, in date and by the issuer of the credential, or it proves nothing
 * either way (Bitstring Status List 1.0 §3.2). Lists of names are not signed: their word is that of the address.
 */
export async function readEntry({ entry, pointer }: Entry, credential: JsonObject, basis: Basis): Promise<Told> {
  const facts = factsOf(pointer);
  const trouble = (code: FindingCode, reason: string) => ({ trouble: toFinding(code, { ...facts, reason }) });
  const list = readList(pointer, basis);
  if (!list) return trouble('status_list_unreachable', 'not_looked_up');
  if ('unreachable' in list) return trouble('status_list_unreachable', list.unreachable);
  if ('unreadable' in list) return trouble('status_list_unreadable', list.unreadable);
  const { document } = list.secured;
  const signatures = pointer.kind === 'names' ? undefined : await judgeSecured(list.secured, basis);
  const wrong = whyOther(document, pointer, credential) ?? whyUntrusted(signatures, pointer);
  if (wrong) return trouble('status_list_untrusted', wrong);
  const validity = askValidity(document, signatures?.proof, basis.now);
  const isLater = validity.code === 'not_yet_valid' || validity.code === 'not_yet_signed';
  if (validity.answer === 'fail' && !isLater) {
    return { trouble: toFinding('status_list_out_of_date', { ...facts, ...validity.facts }) };
  }
  const reading = await readStatus(entry, document, toText(credential.id));
  if ('problem' in reading) return trouble('status_list_unreadable', reading.problem);
  if (isStale(document, reading, pointer, basis)) return trouble('status_list_out_of_date', 'kept_too_long');
  const signedAt = toText(signatures?.proof?.created) ?? toText(document.validFrom);
  return { value: reading.value, facts: { ...facts, listSignedAt: signedAt, message: reading.message }, isLater };
}

function factsOf(pointer: StatusPointer): Facts {
  const index = pointer.kind === 'bits' ? String(pointer.index) : undefined;
  return { list: pointer.list, index, purpose: pointer.purpose };
}

/** Is this another list than the one that the credential names, or of somebody else? */
function whyOther(list: JsonObject, pointer: StatusPointer, credential: JsonObject): string | undefined {
  if (list.id !== undefined && list.id !== pointer.list) return 'other_list';
  const isUnnamed = pointer.kind === 'names' && list.issuer === undefined;
  return isUnnamed || issuerIdOf(list) === issuerIdOf(credential) ? undefined : 'other_issuer';
}

function whyUntrusted(signatures: SignatureAnswer | undefined, pointer: StatusPointer): string | undefined {
  if (!signatures) return pointer.list.startsWith('https://') ? undefined : 'address_not_secure';
  const { integrity, key } = signatures;
  if (integrity.answer !== 'pass') return integrity.code;
  return key.answer === 'pass' ? undefined : key.code;
}

/** Was the copy kept for longer than the list allows (`ttl`)? A withdrawal is for good, whatever the age of the copy. */
function isStale(list: JsonObject, reading: StatusReading, pointer: StatusPointer, { evidence, now }: Basis): boolean {
  const subject = isJsonObject(list.credentialSubject) ? list.credentialSubject : {};
  const broughtAt = toTime(foundAt(evidence, pointer.list));
  const isForGood = pointer.purpose === 'revocation' && 'value' in reading && reading.value !== 0;
  if (typeof subject.ttl !== 'number' || broughtAt === undefined || isForGood) return false;
  return now.getTime() > broughtAt + subject.ttl;
}

/** More entries than this are not looked up. */
const mostEntries = 4;

/** The status entries of a credential that are read here, and the kinds of those that are not. */
export function listEntries(credential: JsonObject): { entries: Entry[]; unread: string[]; isCut: boolean } {
  const all = asArray(credential.credentialStatus);
  const entries: Entry[] = [];
  const unread: string[] = [];
  for (const entry of all.slice(0, mostEntries)) {
    const pointer = parseStatusEntry(entry);
    if (pointer && isJsonObject(entry)) entries.push({ entry, pointer });
    else unread.push(isJsonObject(entry) ? asArray(entry.type).map(String).join(', ') : '');
  }
  return { entries, unread, isCut: all.length > mostEntries };
}
