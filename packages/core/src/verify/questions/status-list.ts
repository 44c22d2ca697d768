import { asArray, isJsonObject, type JsonObject } from '../../json.ts';
import { parseStatusClaim, parseStatusEntry, readStatus, type StatusPointer } from '../../status/index.ts';
import { type FindingCode, toFinding } from '../codes.ts';
import { type Basis, foundAt } from '../evidence.ts';
import { toText, toTime } from '../instant.ts';
import { issuerIdOf } from '../issuer.ts';
import { judgeSecured } from '../judge-token.ts';
import { type FoundSecured, readSecured, type Secured } from '../secured.ts';
import type { SignatureAnswer } from '../signature.ts';
import { isOfLaterDay, toPastAddress } from './past-list.ts';
import { factsOf, readTokenEntry, type Told } from './token-status.ts';
import { askValidity } from './validity.ts';

/** A status entry of a credential and where it points. */
export interface Entry {
  entry: JsonObject;
  pointer: StatusPointer;
}

/** A list of names may be long; its size is bounded all the same. */
const namesLimits = { keys: 200_000, items: 100_000 };

/** The list that an entry points to, as far as it was looked up. */
export function readList(pointer: StatusPointer, basis: Pick<Basis, 'evidence'>): FoundSecured {
  return readSecured(basis.evidence, pointer.list, pointer.kind === 'names' ? namesLimits : undefined);
}

/**
 * The list of the day that is judged for, where the one of today is of a later day and its address was asked for the other:
 * an honest one has dates that fit. Undefined when there is none.
 */
function readPastList(pointer: StatusPointer, today: Secured, { evidence, now }: Basis): Secured | undefined {
  if (pointer.kind !== 'bits' || !isOfLaterDay(today, now)) return undefined;
  const past = readSecured(evidence, toPastAddress(pointer, now));
  return past && 'secured' in past && !isOfLaterDay(past.secured, now) ? past.secured : undefined;
}

/**
 * Reads an entry in its list. The list has to be unchanged, in date and by the issuer of the credential, or it proves nothing
 * either way (Bitstring Status List 1.0 §3.2). Lists of names are not signed: their word is that of the address.
 */
export async function readEntry({ entry, pointer }: Entry, credential: JsonObject, basis: Basis): Promise<Told> {
  if (pointer.kind === 'token') return readTokenEntry(pointer, credential, basis);
  const facts = factsOf(pointer);
  const trouble = (code: FindingCode, reason: string) => ({ trouble: toFinding(code, { ...facts, reason }) });
  const list = readList(pointer, basis);
  if (!list) return trouble('status_list_unreachable', 'not_looked_up');
  if ('unreachable' in list) return trouble('status_list_unreachable', list.unreachable);
  if ('unreadable' in list) return trouble('status_list_unreadable', list.unreadable);
  const past = readPastList(pointer, list.secured, basis);
  const told = past && (await readSecuredEntry({ entry, pointer }, past, credential, basis));
  if (told && !('trouble' in told)) return { ...told, isOfDay: true };
  return readSecuredEntry({ entry, pointer }, list.secured, credential, basis);
}

async function readSecuredEntry(
  { entry, pointer }: Entry,
  list: Secured,
  credential: JsonObject,
  basis: Basis,
): Promise<Told> {
  const facts = factsOf(pointer);
  const trouble = (code: FindingCode, reason: string) => ({ trouble: toFinding(code, { ...facts, reason }) });
  const { document } = list;
  const signatures = pointer.kind === 'names' ? undefined : await judgeOnce(list, basis);
  const wrong = whyOther(document, pointer, credential, basis.now) ?? whyUntrusted(signatures, pointer);
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

/** Who signed the lists that are being asked about, for as long as evidence and instant are the same. */
const judged = new WeakMap<JsonObject, { basis: Basis; answer: Promise<SignatureAnswer> }>();

function judgeOnce(list: Secured, basis: Basis): Promise<SignatureAnswer> {
  const before = judged.get(list.document);
  const isSame =
    before?.basis.evidence.found === basis.evidence.found &&
    before.basis.now.getTime() === basis.now.getTime() &&
    before.basis.load === basis.load;
  if (before && isSame) return before.answer;
  const answer = judgeSecured(list, basis);
  judged.set(list.document, { basis, answer });
  return answer;
}

/** Is this another list than the one that the credential names, or of somebody else? */
function whyOther(list: JsonObject, pointer: StatusPointer, credential: JsonObject, now: Date): string | undefined {
  const names = [undefined, pointer.list, toPastAddress(pointer, now)];
  if (!names.some(name => name === list.id)) return 'other_list';
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
function isStale(
  list: JsonObject,
  reading: { value: number },
  pointer: StatusPointer,
  { evidence, now }: Basis,
): boolean {
  const subject = isJsonObject(list.credentialSubject) ? list.credentialSubject : {};
  const broughtAt = toTime(foundAt(evidence, pointer.list));
  const isForGood = pointer.purpose === 'revocation' && reading.value !== 0;
  if (typeof subject.ttl !== 'number' || broughtAt === undefined || isForGood) return false;
  return now.getTime() > broughtAt + subject.ttl;
}

/** More entries than this are not looked up. */
const mostEntries = 4;

/** The status entries of a credential that are read here, and the kinds of those that are not. */
export function listEntries({ document, token }: Secured): { entries: Entry[]; unread: string[]; isCut: boolean } {
  const all = asArray(document.credentialStatus);
  const claim = parseStatusClaim(token?.payload.status);
  const entries: Entry[] = [];
  const unread: string[] = [];
  for (const entry of all.slice(0, mostEntries)) {
    const pointer = parseStatusEntry(entry);
    if (pointer && isJsonObject(entry)) entries.push({ entry, pointer });
    else unread.push(isJsonObject(entry) ? asArray(entry.type).map(String).join(', ') : '');
  }
  if (claim) entries.push({ entry: {}, pointer: claim });
  return { entries, unread, isCut: all.length > mostEntries };
}
