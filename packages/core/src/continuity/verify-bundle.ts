import { locateDocument } from '../did/index.ts';
import type { JsonObject } from '../json.ts';
import { toFinding } from '../verify/codes.ts';
import { type Evidence, type Find, readDocument } from '../verify/evidence.ts';
import { issuerIdOf, issuerNameOf } from '../verify/issuer.ts';
import { judge, toVerdict } from '../verify/judge.ts';
import { listEndorsements } from '../verify/questions/endorsements.ts';
import type { Finding, Report } from '../verify/report.ts';
import { listReadableProofs } from '../verify/signature.ts';
import { gather, type Outside } from '../verify/verify.ts';
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
 * - A list that does not say until when it counts tells only of its own day: `in_force_then`, not known.
 *
 * Whoever trusts the maker of the file gives its documents to `verify` instead, as what was found.
 */
export async function verifyBundle(
  bundle: ContinuityBundle,
  outside: Omit<Outside, 'find'> & { find?: Find },
): Promise<Report> {
  const { evidence, origin } = await gatherFromBundle(bundle, outside);
  return judgeFromBundle(bundle.credential, evidence, origin, outside.now);
}

/** The evidence for the credential of a bundle, and which of it comes from the file alone. */
export async function gatherFromBundle(
  { credential, found, madeAt }: ContinuityBundle,
  outside: Pick<Outside, 'recognise'> & { find?: Find },
): Promise<{ evidence: Evidence; origin: Origin }> {
  const takenAt: Record<string, string> = {};
  const find: Find = async url => {
    const answer = await outside.find?.(url);
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
  credential: JsonObject,
  evidence: Evidence,
  origin: Origin,
  now: Date,
): Promise<Report> {
  const report = await judge(credential, evidence, now);
  if (Array.isArray(report)) throw new Error('Evidence was gathered, and still something is needed.');
  const findings: Finding[] = [];
  for (const finding of report.findings) {
    if (finding.question === 'issuer-key') findings.push(tellKey(finding, credential, origin));
    else if (finding.question === 'status') findings.push(await tellStatus(finding, credential, evidence, origin));
    else if (finding.question === 'endorsements') findings.push(tellEndorsers(finding, credential, origin));
    else findings.push(finding);
  }
  return { ...report, findings, verdict: toVerdict(findings) };
}

/** A key that is its own name needs nobody's word. */
function tellKey(finding: Finding, credential: JsonObject, origin: Origin): Finding {
  const taken = takenFor(finding.facts.key ?? '', origin) ?? takenFor(issuerIdOf(credential), origin);
  return finding.answer === 'pass' && taken !== undefined
    ? toFinding('key_handed_over', { ...finding.facts, takenAt: taken }, finding.at)
    : finding;
}

/** An endorser whose key only the file gives has not been heard. */
function tellEndorsers(finding: Finding, credential: JsonObject, origin: Origin): Finding {
  if (finding.answer !== 'pass') return finding;
  const unheard = listEndorsements(credential).find(endorsement => {
    const ids = [issuerIdOf(endorsement), ...listReadableProofs(endorsement).map(({ keyId }) => keyId)];
    return ids.some(id => takenFor(id, origin) !== undefined);
  });
  if (!unheard) return finding;
  const issuerId = issuerIdOf(unheard);
  return toFinding('endorsement_unknown', { endorser: issuerNameOf(unheard), issuerId, reason: 'key_handed_over' });
}

/** When the document of an identifier was taken, if it comes from the file alone. */
function takenFor(id: string, { takenAt }: Origin): string | undefined {
  const place = locateDocument(id);
  return 'url' in place ? takenAt[place.url] : undefined;
}

async function tellStatus(
  finding: Finding,
  credential: JsonObject,
  evidence: Evidence,
  { takenAt, madeAt }: Origin,
): Promise<Finding> {
  const { list } = finding.facts;
  const taken = list === undefined ? undefined : takenAt[list];
  if (list === undefined || taken === undefined) return finding;
  const facts = { ...finding.facts, takenAt: taken };
  if (finding.code === 'in_force') {
    return toFinding(isBounded(evidence, list) ? 'in_force_by_kept_list' : 'in_force_then', facts);
  }
  if (finding.code !== 'status_list_out_of_date') return finding;
  const then = await judge(credential, evidence, new Date(madeAt));
  const onThatDay = Array.isArray(then) ? undefined : then.findings.find(({ question }) => question === 'status');
  return onThatDay?.code === 'in_force' ? toFinding('in_force_then', { ...onThatDay.facts, takenAt: taken }) : finding;
}

/** Does the list say until when it counts? That it still does was judged before. */
function isBounded(evidence: Evidence, url: string): boolean {
  const list = readDocument(evidence, url);
  return list !== undefined && 'document' in list && 'validUntil' in list.document;
}
