import type { RefusalCode } from '@cairn/api';

/** Values for the sentence of a refusal. */
export type Facts = Readonly<Record<string, string | number>>;

/** One fault with its place, when a refusal lists several. `at` is a JSON Pointer or a row, as the reader counts. */
export interface ProblemAt {
  at: string;
  sentence: string;
}

/**
 * A no that the caller can act on. `code` is a past fact (`sign_in_link_expired`), stable for ever; `facts` fill the
 * sentence that the reader gets, so they hold nothing the reader may not know. Mapped to RFC 9457 in `http/problem.ts` and
 * nowhere else.
 */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly facts: Facts;
  readonly problems: readonly ProblemAt[] | undefined;

  constructor(code: RefusalCode, facts: Facts = {}, problems?: readonly ProblemAt[]) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.facts = facts;
    this.problems = problems;
  }
}
