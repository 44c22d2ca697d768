import { explain, type Finding } from '@cairn/core';
import type { Language } from '../../../platform/actor.ts';
import { type ApiFault, type ProblemKind, titles, words } from './words.ts';

/** One problem as the standards tell it: a type of theirs, our code, and the sentence (RFC 9457; VCDM 2.0 §7.2). */
export interface Problem {
  type: string;
  title: string;
  detail: string;
  code: string;
  /** JSON Pointer into the document. */
  at?: string;
}

const dataModel = 'https://www.w3.org/TR/vc-data-model#';
const security = 'https://w3id.org/security#';
const statusList = 'https://www.w3.org/ns/credentials/status-list#';

/** What each kind of problem is called by the standards. */
const types: Readonly<Record<ProblemKind, string>> = {
  malformed: `${dataModel}MALFORMED_VALUE_ERROR`,
  parsing: `${dataModel}PARSING_ERROR`,
  range: `${dataModel}RANGE_ERROR`,
  cryptographic: `${dataModel}CRYPTOGRAPHIC_SECURITY_ERROR`,
  proof: `${security}PROOF_VERIFICATION_ERROR`,
  transformation: `${security}PROOF_TRANSFORMATION_ERROR`,
  challenge: `${security}INVALID_CHALLENGE_ERROR`,
  domain: `${security}INVALID_DOMAIN_ERROR`,
  method: `${security}INVALID_VERIFICATION_METHOD`,
  statusRetrieval: `${statusList}STATUS_RETRIEVAL_ERROR`,
  status: `${statusList}STATUS_VERIFICATION_ERROR`,
  note: 'about:blank',
  statusLength: `${statusList}STATUS_LIST_LENGTH_ERROR`,
};

const byCode: Readonly<Record<string, ProblemKind>> = {
  not_signed: 'cryptographic',
  words_not_covered: 'transformation',
  words_unreadable: 'transformation',
  dates_unreadable: 'malformed',
  not_yet_signed: 'proof',
  signature_expired: 'proof',
  status_list_unreachable: 'statusRetrieval',
  challenge_differs: 'challenge',
  domain_differs: 'domain',
  presentation_out_of_date: 'range',
  holder_key_wrong: 'method',
  holder_key_unknown: 'method',
  presentation_broken: 'proof',
  presentation_unread: 'proof',
  presentation_not_signed: 'cryptographic',
};

const byQuestion: Readonly<Record<Finding['question'], ProblemKind>> = {
  structure: 'malformed',
  integrity: 'proof',
  'issuer-key': 'method',
  status: 'status',
  validity: 'range',
  'issuer-recognition': 'method',
  parts: 'proof',
  endorsements: 'proof',
  schema: 'malformed',
  resources: 'proof',
  holder: 'method',
};

/** A finding as a problem, in the reader's language. */
export function toProblem(finding: Finding, language: Language): Problem {
  const isShort = finding.facts.reason === 'list_too_short';
  const kind = isShort ? 'statusLength' : (byCode[finding.code] ?? byQuestion[finding.question]);
  const { code, at } = finding;
  return { type: types[kind], title: titles[kind][language], detail: say(finding, language), code, ...(at && { at }) };
}

/** A warning of a report, as a problem. */
export function toNoted(
  warning: { code: string; facts: Readonly<Record<string, string>> },
  language: Language,
): Problem {
  const { notes } = explain({ verdict: 'valid', findings: [], judgedFor, warnings: [warning] }, language);
  const kind = warning.code.includes('signature') ? 'proof' : 'note';
  return { type: types[kind], title: titles[kind][language], detail: notes[0] ?? '', code: warning.code };
}

/** Something that this room itself has against a request. */
export function toFault(code: ApiFault, language: Language, at?: string): Problem {
  const { kind, ...sentence } = words[code];
  return { type: types[kind], title: titles[kind][language], detail: sentence[language], code, ...(at && { at }) };
}

const judgedFor = new Date(0).toISOString();

/** The sentence that core has for a finding. */
function say(finding: Finding, language: Language): string {
  const { items } = explain({ verdict: 'undetermined', findings: [finding], judgedFor, warnings: [] }, language);
  return items[0]?.sentence ?? '';
}
