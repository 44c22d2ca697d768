import type { Award, Instant, Profile, Uri } from '../../award.ts';

/** What an achievement gives a right to: entry to a programme, a licence to practise (ELM `LearningEntitlement`). */
export interface Entitlement {
  title: string;
  description?: string;
  endsAt?: Instant;
}

/** The offer that led to an achievement (ELM `LearningOpportunity`). */
export interface Opportunity {
  title: string;
  description?: string;
  providedBy: Profile;
  startsAt?: Instant;
  endsAt?: Instant;
  homepage?: Uri;
}

/** What a European Digital Credential tells: an award, and what stands around it there. */
export interface EuropeanRecord {
  award: Award;
  /** Awards that this one is made of (ELM `hasPart`). */
  parts: Award[];
  entitlements: Entitlement[];
  opportunity?: Opportunity;
}

/** Something that a form could not carry: a JSON Pointer into what was given. */
export interface Loss {
  at: string;
}

/** Names of nodes that name nothing outside the document. */
export const localNames = 'urn:epass:';
