import { createHash } from 'node:crypto';

/** Signatures by organisation and kind of intent. */
export type Signed = Record<string, Record<string, number>>;

/** One thing that the signer did, as a line of its count. */
export interface LedgerEvent {
  signed?: Signed;
  /** Keys bound to their organisation, by the digest of their public half. */
  adopted?: Record<string, string>;
  frozen?: string;
  thawed?: string;
  /** An organisation whose keys were copied into a backup file. */
  backedUp?: string;
}

/** A line as it is written. `after` is the digest of the line before. */
export type LedgerLine = LedgerEvent & { after: string; at: string };

/** The digest by which the next line names this one (SHA-256, base64url). */
export function toHead(line: string): string {
  return createHash('sha256').update(line).digest('base64url');
}

/** Adds one count to another. */
export function addSigned(to: Signed, more: Readonly<Record<string, Readonly<Record<string, number>>>>): void {
  for (const [organisationId, kinds] of Object.entries(more)) {
    const counted = to[organisationId] ?? {};
    for (const [kind, count] of Object.entries(kinds)) counted[kind] = (counted[kind] ?? 0) + count;
    to[organisationId] = counted;
  }
}
