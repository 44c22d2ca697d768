import type { ContextLoader } from '../canonical/index.ts';
import type { JsonObject } from '../json.ts';
import type { Evidence, Find, Found, Need, Recognition, Unreachable } from './evidence.ts';
import { issuerIdOf } from './issuer.ts';
import { judge, listNeeds, listPastNeeds, listResourceNeeds } from './judge.ts';
import { listParts } from './parts.ts';
import { askRecipient } from './recipient.ts';
import type { Given, Report } from './report.ts';
import { openGiven } from './secured.ts';

const mostRounds = 4;
const mostLookUps = 16;
/** A learner record brings credentials of many issuers, each with a key document and a list. */
const mostLookUpsOfRecord = 64;

/** What verifying needs of the outside. */
export interface Outside {
  find: Find;
  /** The instant to judge for. */
  now: Date;
  /** Asks a register about the issuer. Without it the question of recognition stays open. */
  recognise?: (issuerId: string, credential: JsonObject) => Promise<Recognition | undefined>;
  /**
   * Also looks up what the credential points to with a digest, for `find` to bring byte for byte. Without it that question
   * stays open: addresses in a credential may lead anywhere, and asking there tells of the asking.
   */
  withResources?: boolean;
  /** Whose it should be: an e-mail address, for example. Nothing of it is looked up or kept. */
  recipient?: string;
  /** The certificates to trust for keys that come with one (`x5c`): DER in base64. None unless said otherwise. */
  roots?: readonly string[];
  /** Gives the JSON-LD contexts; the pinned ones unless said otherwise. */
  load?: ContextLoader;
}

/**
 * Judges a credential (a document, or a compact JWS that carries one), looking up what is missing: at most 16 look-ups, of a
 * learner record 64, in at most 4 rounds. What cannot be found out is
 * `unknown` in the report, never a pass and never a failure.
 */
export async function verify(credential: Given, outside: Outside): Promise<Report> {
  const report = await judge(credential, await gather(credential, outside), outside.now, outside.load);
  if (Array.isArray(report)) throw new Error('Evidence was gathered, and still something is needed.');
  return withRecipient(report, credential, outside.recipient);
}

/** The report with the answer whose it is, when somebody asks. */
export async function withRecipient(report: Report, credential: Given, recipient: string | undefined): Promise<Report> {
  if (recipient === undefined) return report;
  const answer = await askRecipient(openGiven(credential).document, recipient);
  return { ...report, findings: report.findings.map(finding => (finding.question === 'holder' ? answer : finding)) };
}

/**
 * Looks up all that judging this credential needs. Keep it with the report, and the verdict can be replayed.
 * @param outside with `now`, lists of that day are asked for where those of today are later
 */
export async function gather(
  credential: Given,
  outside: Pick<Outside, 'find' | 'recognise' | 'roots' | 'withResources'> & { now?: Date },
): Promise<Evidence> {
  const { now, withResources = false } = outside;
  const { document } = openGiven(credential);
  const isRecord = listParts(document).some(({ kind }) => kind === 'credential');
  const most = isRecord ? mostLookUpsOfRecord : mostLookUps;
  const found = await lookUp(
    evidence => [
      ...listNeeds(credential, evidence),
      ...(now ? listPastNeeds(credential, evidence, now) : []),
      ...(withResources ? listResourceNeeds(credential, evidence) : []),
    ],
    outside.find,
    most,
  );
  const recognition = await outside.recognise?.(issuerIdOf(document), document);
  const { roots } = outside;
  return { found, ...(recognition ? { recognition } : {}), ...(roots ? { roots } : {}) };
}

/** Looks things up until nothing more is needed, within the bounds; what is beyond them is unreachable. */
export async function lookUp(
  listNeeds: (evidence: Evidence) => Need[],
  find: Find,
  most: number = mostLookUps,
): Promise<Evidence['found']> {
  const found: Record<string, Found | Unreachable> = {};
  let lookUps = 0;
  for (let round = 1, needs = listNeeds({ found }); needs.length > 0; round += 1) {
    const asked = round > mostRounds ? [] : needs.slice(0, most - lookUps);
    const answers = await Promise.all(asked.map(({ url, what }) => find(url, what)));
    for (const [index, { url }] of needs.entries()) found[url] = answers[index] ?? { unreachable: 'too_many_look_ups' };
    lookUps += asked.length;
    needs = listNeeds({ found });
  }
  return found;
}
