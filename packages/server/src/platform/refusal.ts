/**
 * A no that the caller can act on. `code` is a past fact (`licence_expired`), stable for ever; `facts` fill the sentence that
 * the reader gets, so they hold nothing the reader may not know. Mapped to RFC 9457 in `http/problem.ts` and nowhere else.
 */
export class Refusal extends Error {
  readonly code: string;
  readonly facts: Readonly<Record<string, string | number>>;

  constructor(code: string, facts: Readonly<Record<string, string | number>> = {}) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.facts = facts;
  }
}
