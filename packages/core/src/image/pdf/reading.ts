import { Malformed, type MalformedCode } from '../../malformed.ts';

/** What one PDF may cost, all its objects together: values built, bytes walked over, bytes inflated. */
const allowed = { values: 200_000, walked: 64 * 1024 * 1024, inflated: 32 * 1024 * 1024 };

/** One reading of one PDF: where it stands, as a path from the trailer, and what it may still cost. */
export class PdfReading {
  at = '';
  private readonly left = { ...allowed };

  /** Bytes that may still be inflated. */
  get inflatable(): number {
    return this.left.inflated;
  }

  spend(what: keyof typeof allowed, amount: number): void {
    this.left[what] -= amount;
    if (this.left[what] < 0) this.refuse('too_large', 'The PDF holds more than any certificate.');
  }

  refuse(code: MalformedCode, sentence: string): never {
    throw new Malformed(this.at, code, sentence);
  }

  /** What stands here is not as the format says. */
  refuseBroken(): never {
    this.refuse('broken_pdf', 'The PDF is damaged.');
  }
}
