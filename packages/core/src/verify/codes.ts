import type { Answer, Finding, Question } from './report.ts';

/** Every finding there is, by its stable code: the question it belongs to and the answer it gives. */
export const findings = {
  well_formed: ['structure', 'pass'],
  not_a_credential: ['structure', 'fail'],
  badge_incomplete: ['structure', 'fail'],
  context_wrong: ['structure', 'fail'],
  term_undefined: ['structure', 'fail'],
  type_undefined: ['structure', 'fail'],
  word_unsignable: ['structure', 'fail'],
  too_complex: ['structure', 'fail'],
  claims_conflict: ['structure', 'fail'],
  claims_against_type: ['structure', 'fail'],
  type_differs: ['structure', 'unknown'],
  context_unknown: ['structure', 'unknown'],
  edition_not_read: ['structure', 'unknown'],
  form_unknown: ['structure', 'unknown'],

  signature_matches: ['integrity', 'pass'],
  hosted_same: ['integrity', 'pass'],
  hosted_differs: ['integrity', 'fail'],
  hosted_unreachable: ['integrity', 'unknown'],
  signature_differs: ['integrity', 'fail'],
  signature_incomplete: ['integrity', 'fail'],
  signature_for_other_purpose: ['integrity', 'fail'],
  signature_malformed: ['integrity', 'fail'],
  signature_proves_nothing: ['integrity', 'fail'],
  earlier_signature_differs: ['integrity', 'fail'],
  earlier_signature_unknown: ['integrity', 'unknown'],
  key_broken: ['integrity', 'fail'],
  key_kind_wrong: ['integrity', 'fail'],
  not_signed: ['integrity', 'fail'],
  words_not_covered: ['integrity', 'fail'],
  disclosure_not_covered: ['integrity', 'fail'],
  signature_of_learner: ['integrity', 'unknown'],
  words_unreadable: ['integrity', 'unknown'],
  signature_kind_unknown: ['integrity', 'unknown'],
  seal_not_checked: ['integrity', 'unknown'],
  signature_feature_unknown: ['integrity', 'unknown'],
  signature_not_checked: ['integrity', 'unknown'],
  key_kind_unknown: ['integrity', 'unknown'],
  key_not_found: ['integrity', 'unknown'],

  key_of_issuer: ['issuer-key', 'pass'],
  key_of_domain: ['issuer-key', 'pass'],
  address_of_issuer: ['issuer-key', 'pass'],
  address_of_other: ['issuer-key', 'fail'],
  certificate_of_issuer: ['issuer-key', 'pass'],
  certificate_of_other: ['issuer-key', 'fail'],
  certificate_out_of_date: ['issuer-key', 'fail'],
  certificate_broken: ['issuer-key', 'fail'],
  certificate_untrusted: ['issuer-key', 'unknown'],
  key_of_other: ['issuer-key', 'fail'],
  key_not_listed: ['issuer-key', 'fail'],
  key_not_for_signing: ['issuer-key', 'fail'],
  key_revoked: ['issuer-key', 'fail'],
  key_expired: ['issuer-key', 'fail'],
  key_listed_later: ['issuer-key', 'pass'],
  key_retired_before: ['issuer-key', 'fail'],
  key_retired_since: ['issuer-key', 'unknown'],
  key_owner_unproven: ['issuer-key', 'unknown'],
  key_handed_over: ['issuer-key', 'unknown'],
  key_of_kept_history: ['issuer-key', 'unknown'],
  issuer_unreachable: ['issuer-key', 'unknown'],
  issuer_unreadable: ['issuer-key', 'unknown'],
  issuer_history_broken: ['issuer-key', 'unknown'],
  issuer_kind_unknown: ['issuer-key', 'unknown'],
  no_key_named: ['issuer-key', 'unknown'],

  in_force: ['status', 'pass'],
  hosted_in_force: ['status', 'pass'],
  hosted_status_unknown: ['status', 'unknown'],
  no_status_list: ['status', 'pass'],
  in_force_by_list_of_day: ['status', 'pass'],
  in_force_by_kept_list: ['status', 'pass'],
  revoked: ['status', 'fail'],
  suspended: ['status', 'fail'],
  withdrawn_since: ['status', 'unknown'],
  in_force_then: ['status', 'unknown'],
  status_list_unreachable: ['status', 'unknown'],
  status_list_unreadable: ['status', 'unknown'],
  status_list_untrusted: ['status', 'unknown'],
  status_list_of_day_missing: ['status', 'unknown'],
  status_list_out_of_date: ['status', 'unknown'],
  status_kind_unknown: ['status', 'unknown'],
  status_entries_unread: ['status', 'unknown'],

  in_date: ['validity', 'pass'],
  no_end: ['validity', 'pass'],
  expired: ['validity', 'fail'],
  signature_expired: ['validity', 'fail'],
  not_yet_valid: ['validity', 'fail'],
  not_yet_signed: ['validity', 'fail'],
  dates_unreadable: ['validity', 'fail'],

  recognised: ['issuer-recognition', 'pass'],
  recognised_for_a_time: ['issuer-recognition', 'pass'],
  not_recognised: ['issuer-recognition', 'fail'],
  recognition_unknown: ['issuer-recognition', 'unknown'],
  recognition_not_asked: ['issuer-recognition', 'unknown'],

  parts_hold: ['parts', 'pass'],
  parts_differ: ['parts', 'fail'],
  parts_unknown: ['parts', 'unknown'],

  endorsements_hold: ['endorsements', 'pass'],
  endorsement_broken: ['endorsements', 'fail'],
  endorsement_unknown: ['endorsements', 'unknown'],

  schema_kept: ['schema', 'pass'],
  schema_broken: ['schema', 'fail'],
  schema_not_read: ['schema', 'unknown'],
  schema_not_asked: ['schema', 'unknown'],
  schema_untrusted: ['schema', 'unknown'],
  schema_kind_unknown: ['schema', 'unknown'],

  resources_same: ['resources', 'pass'],
  resource_differs: ['resources', 'fail'],
  resource_unknown: ['resources', 'unknown'],
  resource_digest_unknown: ['resources', 'unknown'],

  holder_not_asked: ['holder', 'unknown'],
  holder_proven: ['holder', 'pass'],
  holder_key_proven: ['holder', 'pass'],
  holder_key_unnamed: ['holder', 'unknown'],
  holder_is_other: ['holder', 'fail'],
  holder_key_wrong: ['holder', 'fail'],
  holder_key_unknown: ['holder', 'unknown'],
  recipient_matches: ['holder', 'pass'],
  recipient_differs: ['holder', 'fail'],
  recipient_hash_unknown: ['holder', 'unknown'],
  subject_unnamed: ['holder', 'unknown'],
  presentation_not_signed: ['holder', 'fail'],
  presentation_broken: ['holder', 'fail'],
  presentation_unread: ['holder', 'unknown'],
  presentation_out_of_date: ['holder', 'fail'],
  challenge_differs: ['holder', 'fail'],
  domain_differs: ['holder', 'fail'],
  shown_differs: ['holder', 'fail'],
} as const satisfies Record<string, readonly [Question, Answer]>;

/** Code of a finding. Closed: a code is added, never changed in meaning. */
export type FindingCode = keyof typeof findings;

/** Code of a warning: worth knowing, decides nothing. */
export type WarningCode =
  | 'hosted'
  | 'issuer_mark'
  | 'issuer_message'
  | 'legacy_signature'
  | 'logged_before'
  | 'logged_witnessed'
  | 'newer_edition'
  | 'news_unread'
  | 'old_edition'
  | 'other_learner'
  | 'other_order_of_characters'
  | 'other_signature_fails'
  | 'other_signature_unknown'
  | 'other_signer'
  | 'signature_not_read'
  | 'status_list_unsigned'
  | 'token_incomplete'
  | 'type_unread'
  | 'unfamiliar_kind';

/**
 * What facts may be called. Those that end in `At` are instants; `reason` is a stable code of whoever looked, `domain` is a
 * host name, `document` an address.
 */
export type FactName =
  | 'by'
  | 'context'
  | 'count'
  | 'document'
  | 'domain'
  | 'endorser'
  | 'fromAt'
  | 'holder'
  | 'index'
  | 'issuer'
  | 'issuerId'
  | 'key'
  | 'keyListedAt'
  | 'keyRetiredAt'
  | 'keyRevokedAt'
  | 'keyExpiredAt'
  | 'kind'
  | 'line'
  | 'list'
  | 'listSignedAt'
  | 'log'
  | 'loggedAt'
  | 'message'
  | 'problem'
  | 'purpose'
  | 'reason'
  | 'resource'
  | 'schema'
  | 'signatureEndedAt'
  | 'signedAt'
  | 'suite'
  | 'tally'
  | 'takenAt'
  | 'term'
  | 'untilAt'
  | 'validFromAt'
  | 'validUntilAt'
  | 'witnesses';

/** Facts by name. Those that are not known are absent. */
export type Facts = Partial<Record<FactName, string | undefined>>;

/** The finding of a code, with the facts that are known. */
export function toFinding(code: FindingCode, facts: Facts = {}, at?: string): Finding {
  const [question, answer] = findings[code];
  return { question, answer, code, facts: toKnown(facts), ...(at === undefined ? {} : { at }) };
}

export function toWarning(code: WarningCode, facts: Facts = {}) {
  return { code, facts: toKnown(facts) };
}

function toKnown(facts: Facts): Record<string, string> {
  const known: Record<string, string> = {};
  for (const name of Object.keys(facts) as FactName[]) {
    const fact = facts[name];
    if (fact !== undefined) known[name] = fact;
  }
  return known;
}
