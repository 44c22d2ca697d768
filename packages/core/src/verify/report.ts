import type { JsonObject } from '../json.ts';

/** What verification answers: every question, each with a stable code; no answer hides another. */

/** A credential as it came: a document with its proofs inside, or a token (compact JWS) that carries it. */
export type Given = JsonObject | string;

/** What a question was answered with. */
export type Answer = 'pass' | 'fail' | 'unknown';

/**
 * The questions, in the order they are told.
 * - `structure`: is it a credential of a kind we know, complete and well formed (VCDM 2.0 §4, OB 3.0 class tables)?
 * - `integrity`: is every word as it was signed (Data Integrity §4.4)?
 * - `issuer-key`: does the key belong to the issuer that is named (CID 1.0 §3.3)?
 * - `status`: is it still in force (Bitstring Status List 1.0 §3.2)?
 * - `validity`: is it in date (`validFrom`, `validUntil`)?
 * - `issuer-recognition`: was the issuer allowed to award it?
 * - `parts`: do the credentials inside it hold? (absent when it carries none)
 * - `endorsements`: do the endorsements it carries hold? (absent when it carries none)
 * - `schema`: is it as the schema wants it that it names? (absent when it names none)
 * - `resources`: is what it points to still what it was (VCDM 2.0 §5.3)? (absent when it points to nothing with a digest)
 * - `holder`: is it about the person in front of you?
 */
export type Question =
  | 'structure'
  | 'integrity'
  | 'issuer-key'
  | 'status'
  | 'validity'
  | 'issuer-recognition'
  | 'parts'
  | 'endorsements'
  | 'schema'
  | 'resources'
  | 'holder';

/** One question answered. `code` is stable; `facts` fill the sentence and the evidence below it. */
export interface Finding {
  question: Question;
  answer: Answer;
  /** Stable, for example `signature_matches`, `revoked`, `status_list_unreachable`. */
  code: string;
  facts: Readonly<Record<string, string>>;
  /** Place in the document that the finding is about, as a JSON Pointer. */
  at?: string;
}

/**
 * The verdict in one word:
 * `invalid` when it is not what it says · `revoked`, `expired`, `not-yet-valid` when nothing speaks against it but it is
 * not in force · `undetermined` when something that decides could not be found out · `valid` when all that decides passed.
 * The first five questions decide, and a no to `resources`; the others are told and decide nothing.
 */
export type Verdict = 'valid' | 'revoked' | 'expired' | 'not-yet-valid' | 'invalid' | 'undetermined';

/** Something inside a credential that is signed by itself, with the answers about it alone. */
export interface Part {
  kind: 'credential' | 'endorsement';
  /** JSON Pointer to where it stands in what carries it. */
  at: string;
  /** What it and its issuer are called, as it says itself. */
  name?: string;
  issuer?: string;
  report: Report;
}

/** The whole answer. It can be kept and replayed. */
export interface Report {
  verdict: Verdict;
  findings: Finding[];
  /** Instant for which the questions were answered. */
  judgedFor: string;
  /** Stable codes of things worth knowing that decide nothing, for example `legacy_proof`, `issuer_not_controller`. */
  warnings: { code: string; facts: Readonly<Record<string, string>> }[];
  /** What it carries that is signed by itself, each judged alone; absent when there is nothing. */
  parts?: Part[];
}
