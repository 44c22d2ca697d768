import { asArray, isJsonObject, type JsonObject } from '../../json.ts';
import { listProofs } from '../../proof/index.ts';
import { parseStatusEntry, readStatus, type StatusPointer } from '../../status/index.ts';
import { type Facts, toFinding } from '../codes.ts';
import { type Basis, readDocument } from '../evidence.ts';
import { toText } from '../instant.ts';
import { issuerIdOf } from '../issuer.ts';
import type { Finding } from '../report.ts';
import { judgeSignatures } from '../signature.ts';
import { askValidity } from './validity.ts';

/** Only these take a credential out of force; `refresh` and `message` are news. */
const decidingPurposes = ['revocation', 'suspension'];

/** More entries than this are not looked up. */
const mostEntries = 4;

/** The status entries of a credential that can take it out of force, in the kind that is read here. */
export function listStatusPointers(credential: JsonObject): { entry: JsonObject; pointer: StatusPointer }[] {
  return asArray(credential.credentialStatus)
    .slice(0, mostEntries)
    .filter(isJsonObject)
    .flatMap(entry => {
      const pointer = parseStatusEntry(entry);
      return pointer && decidingPurposes.includes(pointer.purpose) ? [{ entry, pointer }] : [];
    });
}

/**
 * Is it still in force (Bitstring Status List 1.0 §3.2)? The list has to be signed by the issuer of the credential, unchanged
 * and in date, or it proves nothing either way.
 */
export async function askStatus(credential: JsonObject, basis: Basis): Promise<Finding> {
  const entries = asArray(credential.credentialStatus);
  if (entries.length === 0) return toFinding('no_status_list');
  const unread = entries.findIndex(entry => !parseStatusEntry(entry));
  const pointers = listStatusPointers(credential);
  const answers = await Promise.all(pointers.map(({ entry, pointer }) => readEntry(entry, pointer, credential, basis)));
  const failed = answers.find(finding => finding.answer === 'fail');
  if (failed) return failed;
  if (unread !== -1 || entries.length > mostEntries) {
    const entry = entries[Math.max(unread, 0)];
    return toFinding('status_kind_unknown', { kind: isJsonObject(entry) ? toText(entry.type) : undefined });
  }
  return answers.find(finding => finding.answer === 'unknown') ?? answers[0] ?? toFinding('no_status_list');
}

async function readEntry(
  entry: JsonObject,
  pointer: StatusPointer,
  credential: JsonObject,
  basis: Basis,
): Promise<Finding> {
  const facts: Facts = { list: pointer.list, index: String(pointer.index), purpose: pointer.purpose };
  const list = readDocument(basis.evidence, pointer.list);
  if (!list) return toFinding('status_list_unreachable', { ...facts, reason: 'not_looked_up' });
  if ('unreachable' in list) return toFinding('status_list_unreachable', { ...facts, reason: list.unreachable });
  if ('unreadable' in list) return toFinding('status_list_unreadable', { ...facts, reason: list.unreadable });
  return (
    (await distrust(list.document, credential, facts, basis)) ?? readTrusted(entry, list.document, facts, basis.now)
  );
}

/** Why the list proves nothing, if it does not. A list of a later day is looked at by `readTrusted`. */
async function distrust(
  list: JsonObject,
  credential: JsonObject,
  facts: Facts,
  basis: Basis,
): Promise<Finding | undefined> {
  const untrusted = (reason: string) => toFinding('status_list_untrusted', { ...facts, reason });
  if (list.id !== undefined && list.id !== facts.list) return untrusted('other_list');
  if (issuerIdOf(list) !== issuerIdOf(credential)) return untrusted('other_issuer');
  const { integrity, key, proof } = await judgeSignatures(list, basis);
  if (integrity.answer !== 'pass') return untrusted(integrity.code);
  if (key.answer !== 'pass') return untrusted(key.code);
  const validity = askValidity(list, proof, basis.now);
  const isOutOfDate = validity.answer === 'fail' && !isLater(validity);
  return isOutOfDate ? toFinding('status_list_out_of_date', { ...facts, ...validity.facts }) : undefined;
}

function isLater(validity: Finding): boolean {
  return validity.code === 'not_yet_valid' || validity.code === 'not_yet_signed';
}

/**
 * What the list says. A withdrawal is for good, so what a later list does not name was in force before; when a later list
 * names it, or suspension comes and goes, the day asked about stays open.
 */
async function readTrusted(entry: JsonObject, list: JsonObject, facts: Facts, now: Date): Promise<Finding> {
  const reading = await readStatus(entry, list);
  if ('problem' in reading) return toFinding('status_list_unreadable', { ...facts, reason: reading.problem });
  const proof = listProofs(list)[0];
  const told = { ...facts, listSignedAt: toText(proof?.created) ?? toText(list.validFrom), message: reading.message };
  const isSuspension = facts.purpose === 'suspension';
  if (isLater(askValidity(list, proof, now)) && (isSuspension || reading.value !== 0)) {
    return toFinding(isSuspension ? 'status_list_out_of_date' : 'withdrawn_since', told);
  }
  if (reading.value === 0) return toFinding('in_force', told);
  return toFinding(isSuspension ? 'suspended' : 'revoked', told);
}
