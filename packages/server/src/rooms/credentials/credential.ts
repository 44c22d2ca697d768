import type { revocationReasons } from '@cairn/api/credentials';
import type { Language } from '../../platform/actor.ts';

/** Why and when a credential was withdrawn. `by` is a person's id. */
export interface Revocation {
  reason: (typeof revocationReasons)[number];
  explanation?: string;
  by?: string;
  at: Date;
}

/** An issued credential. `document` is the exact signed text, `state` as of the moment of reading; codes are written for people. */
export interface Credential {
  organisationId: string;
  credentialId: string;
  uri: string;
  achievementId: string;
  version: number;
  title: string;
  learnerName: string;
  language: Language;
  email?: string;
  /** `2026-06-04`. */
  awardedOn: string;
  validUntil?: Date;
  document: string;
  state: 'in-force' | 'expired' | 'revoked';
  issuedAt: Date;
  claimCode: string;
  verifyCode: string;
  /** The person in whose wallet it is. */
  claimedBy?: string;
  claimedAt?: Date;
  publishedAt?: Date;
  letterId?: string;
  revocation?: Revocation;
}

/** What is recorded before anything is signed. `unsigned` is the exact text, signed as of `proofCreated`. */
export interface Intent {
  organisationId: string;
  credentialId: string;
  uri: string;
  achievementId: string;
  version: number;
  title: string;
  learnerName: string;
  subjectId: string;
  language: Language;
  awardedOn: string;
  validUntil?: Date;
  unsigned: string;
  proofCreated: string;
  verificationMethod: string;
  recordedAt: Date;
  claimCode: string;
  verifyCode: string;
  batchId?: string;
  listId: string;
  listIndex: number;
}

/** C-3: withdrawn comes before run out, run out before in force. */
export function stateOf(isRevoked: boolean, validUntil: Date | null, now: Date): Credential['state'] {
  if (isRevoked) return 'revoked';
  return validUntil !== null && validUntil < now ? 'expired' : 'in-force';
}

/** The text of a signed credential: that of the unsigned one, and its proof as the last member. Both are JSON objects. */
export function withProof(unsigned: string, proof: string): string {
  return `${unsigned.slice(0, -1)},"proof":${proof}}`;
}
