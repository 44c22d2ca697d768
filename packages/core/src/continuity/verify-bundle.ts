import { locateDocument } from '../did/index.ts';
import { toFinding } from '../verify/codes.ts';
import { type Evidence, type Find, readDocument } from '../verify/evidence.ts';
import { judge } from '../verify/judge.ts';
import { askParts } from '../verify/questions/parts.ts';
import type { Finding, Given, Part, Report } from '../verify/report.ts';
import { toVerdict } from '../verify/verdict.ts';
import { gather, type Outside, withRecipient } from '../verify/verify.ts';
import type { ContinuityBundle } from './bundle.ts';

/** Which documents came from the file and from nowhere else, and when the file says they were taken. */
export interface Origin {
  takenAt: Readonly<Record<string, string>>;
  madeAt: string;
}

/**
 * Judges the credential of a bundle. With a `find` everything is asked anew and the file only helps where nobody answers;
 * without one the network stays off.
 * - A signature, and a list signed by the issuer, prove themselves.
 * - That a key belongs to a domain is only said by the file: `key_handed_over`, not known.
 * - A history of keys proves itself, as far as it goes: `key_of_kept_history`, not known for today.
 * - A list that does not say until when it counts tells only of its own day: `in_force_then`, not known.
 *
 * Whoever trusts the maker of the file gives its documents to `verify` instead, as what was found.
 */
export async function verifyBundle(
  bundle: ContinuityBundle,
  outside: Omit<Outside, 'find'> & { find?: Find },
): Promise<Report> {
  const { evidence, origin } = await gatherFromBundle(bundle, outside);
  const report = await judgeFromBundle(bundle.credential, evidence, origin, outside.now);
  return withRecipient(report, bundle.credential, outside.recipient);
}

/** The evidence for the credential of a bundle, and which of it comes from the file alone. */
export async function gatherFromBundle(
  { credential, found, madeAt }: ContinuityBundle,
  outside: Pick<Outside, 'recognise' | 'roots' | 'withResources'> & { find?: Find; now?: Date },
): Promise<{ evidence: Evidence; origin: Origin }> {
  const takenAt: Record<string, string> = {};
  const find: Find = async (url, what) => {
    const answer = await outside.find?.(url, what);
    if (answer && 'body' in answer) return answer;
    const kept = Object.hasOwn(found, url) ? found[url] : undefined;
    if (!kept || 'unreachable' in kept) return answer ?? kept ?? { unreachable: 'not_in_bundle' };
    takenAt[url] = kept.foundAt ?? madeAt;
    return kept;
  };
  return { evidence: await gather(credential, { ...outside, find }), origin: { takenAt, madeAt } };
}

/** The report for any instant, with what only the file says told as such. */
export async function judgeFromBundle(
  credential: Given,
  evidence: Evidence,
  origin: Origin,
  now: Date,
): Promise<Report> {
  const report = await judgeWith(credential, evidence, now);
  const then = hasLateList(report) ? await judgeWith(credential, evidence, new Date(origin.madeAt)) : report;
  return tell(report, then, evidence, origin);
}

/** Did a list run out, so that it tells only of the day of the file? */
function hasLateList({ findings, parts = [] }: Report): boolean {
  return (
    findings.some(({ code }) => code === 'status_list_out_of_date') || parts.some(({ report }) => hasLateList(report))
  );
}

async function judgeWith(credential: Given, evidence: Evidence, now: Date): Promise<Report> {
  const report = await judge(credential, evidence, now);
  if (Array.isArray(report)) throw new Error('Evidence was gathered, and still something is needed.');
  return report;
}

/** The report, and that of each part, with what only the file says. `then` is the same report for the day of the file. */
function tell(report: Report, then: Report, evidence: Evidence, origin: Origin): Report {
  const parts = (report.parts ?? []).map((part, index) => {
    const partThen = then.parts?.[index]?.report ?? part.report;
    return { ...part, report: tell(part.report, partThen, evidence, origin) };
  });
  const findings = report.findings.map(finding => {
    if (finding.question === 'issuer-key') return tellKey(finding, origin);
    if (finding.question === 'status') return tellStatus(finding, then, evidence, origin);
    if (finding.question === 'parts') return askParts(parts.filter(({ kind }) => kind === 'credential'));
    return finding.question === 'endorsements' ? tellEndorsers(finding, parts) : finding;
  });
  const told = { ...report, findings, verdict: toVerdict(findings) };
  return report.parts ? { ...told, parts } : told;
}

/** A key that is its own name needs nobody's word; a history proves itself, but not that nothing came after it. */
function tellKey(finding: Finding, origin: Origin): Finding {
  const taken = takenFor(finding.facts.key, origin) ?? takenFor(finding.facts.issuerId, origin);
  if (finding.answer !== 'pass' || taken === undefined) return finding;
  const isProven = finding.facts.issuerId?.startsWith('did:webvh:') === true;
  const code = isProven ? 'key_of_kept_history' : 'key_handed_over';
  return toFinding(code, { ...finding.facts, takenAt: taken }, finding.at);
}

/**
 * When the document of an identifier was taken, if it comes from the file alone. A key that has no such document, or whose
 * owner may name others, is taken to rest on whatever the file holds.
 */
function takenFor(id: string | undefined, { takenAt }: Origin): string | undefined {
  const place = id === undefined ? undefined : locateDocument(id);
  if (place && 'document' in place) return undefined;
  const own = place && 'url' in place ? takenAt[place.url] : undefined;
  return own ?? (/^did:web(?:vh)?:/.test(id ?? '') ? undefined : Object.values(takenAt)[0]);
}

/** An endorser whose key only the file gives has not been heard. */
function tellEndorsers(finding: Finding, parts: readonly Part[]): Finding {
  const unheard = parts.find(({ kind, report }) => kind === 'endorsement' && report.verdict !== 'valid');
  if (finding.answer !== 'pass' || !unheard) return finding;
  const { issuerId } = unheard.report.findings.find(({ question }) => question === 'issuer-key')?.facts ?? {};
  return toFinding('endorsement_unknown', { endorser: unheard.issuer, issuerId, reason: 'key_handed_over' });
}

function tellStatus(finding: Finding, then: Report, evidence: Evidence, { takenAt }: Origin): Finding {
  const { list } = finding.facts;
  const taken = list === undefined ? undefined : takenAt[list];
  if (list === undefined || taken === undefined) return finding;
  const facts = { ...finding.facts, takenAt: taken };
  if (finding.code === 'in_force') {
    return toFinding(isBounded(evidence, list) ? 'in_force_by_kept_list' : 'in_force_then', facts);
  }
  if (finding.code !== 'status_list_out_of_date') return finding;
  const onThatDay = then.findings.find(({ question }) => question === 'status');
  return onThatDay?.code === 'in_force' ? toFinding('in_force_then', { ...onThatDay.facts, takenAt: taken }) : finding;
}

/** Does the list say until when it counts? That it still does was judged before. */
function isBounded(evidence: Evidence, url: string): boolean {
  const list = readDocument(evidence, url);
  return list !== undefined && 'document' in list && 'validUntil' in list.document;
}
