import { toFinding, toWarning } from '../codes.ts';
import type { Basis } from '../evidence.ts';
import type { Finding, Report } from '../report.ts';
import type { Secured } from '../secured.ts';
import { type Entry, listEntries, readEntry } from './status-list.ts';
import type { Told } from './token-status.ts';

/** Only these take a credential out of force; all others are news. */
const decidingPurposes = ['revocation', 'suspension'];

/** Values of token status lists beyond this are the issuer's own (Token Status List §7.1). */
const suspendedInToken = 2;

/** The worst first: what was withdrawn stays withdrawn, whatever else is known of it. */
const order = ['revoked', 'suspended', 'withdrawn_since'];

/**
 * Is it still in force (Bitstring Status List 1.0 §3.2)? Every entry is asked, and the worst answer counts; what could not be
 * found out of one entry stays open, however good the others are.
 */
export async function askStatus(secured: Secured, basis: Basis): Promise<Finding> {
  const { entries, unread, isCut } = listEntries(secured);
  const deciding = entries.filter(isDeciding);
  const answers = await Promise.all(
    deciding.map(async entry => toAnswer(entry, await readEntry(entry, secured.document, basis))),
  );
  if (unread[0] !== undefined) answers.push(toFinding('status_kind_unknown', { kind: unread[0] || undefined }));
  if (isCut) answers.push(toFinding('status_entries_unread', { count: String(entries.length + unread.length) }));
  const worst = order.flatMap(code => answers.filter(answer => answer.code === code))[0];
  return worst ?? answers.find(({ answer }) => answer === 'unknown') ?? answers[0] ?? toFinding('no_status_list');
}

function isDeciding({ pointer }: Entry): boolean {
  return decidingPurposes.includes(pointer.purpose);
}

/**
 * What the list says. A withdrawal is for good, so what a later list does not name was in force before; when a later list
 * names it, or suspension comes and goes, the day asked about stays open.
 */
function toAnswer({ pointer }: Entry, told: Told): Finding {
  if ('trouble' in told) return told.trouble;
  const isOfToken = pointer.kind === 'token';
  if (isOfToken && told.value > suspendedInToken) {
    return toFinding('status_kind_unknown', { ...told.facts, kind: `0x${told.value.toString(16)}` });
  }
  const isSuspension = isOfToken ? told.value === suspendedInToken : pointer.purpose === 'suspension';
  if (told.isLater && (isSuspension || told.value !== 0)) {
    return toFinding(isSuspension ? 'status_list_of_day_missing' : 'withdrawn_since', told.facts);
  }
  if (told.value === 0) return toFinding(told.isOfDay ? 'in_force_by_list_of_day' : 'in_force', told.facts);
  return toFinding(isSuspension ? 'suspended' : 'revoked', told.facts);
}

/** What else the issuer says through its lists: that there is a newer edition, a message, a mark. None of it decides. */
export async function listStatusNews(secured: Secured, basis: Basis): Promise<Report['warnings']> {
  const { entries } = listEntries(secured);
  const unsigned = entries.filter(({ pointer }) => pointer.kind === 'names');
  const news = await Promise.all(
    entries
      .filter(entry => !isDeciding(entry))
      .map(async entry => toNews(entry, await readEntry(entry, secured.document, basis))),
  );
  return [...unsigned.map(({ pointer }) => toWarning('status_list_unsigned', { list: pointer.list })), ...news.flat()];
}

function toNews({ pointer }: Entry, told: Told): Report['warnings'] {
  if ('trouble' in told) return [toWarning('news_unread', { ...told.trouble.facts, reason: told.trouble.code })];
  if (told.facts.message !== undefined) return [toWarning('issuer_message', told.facts)];
  if (told.value === 0) return [];
  return [toWarning(pointer.purpose === 'refresh' ? 'newer_edition' : 'issuer_mark', told.facts)];
}
