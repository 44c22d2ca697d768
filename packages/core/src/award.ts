/**
 * The one truth that every format tells: who achieved what, shown how, at what level, judged by whom.
 * It carries every element of the EU micro-credential standard (Council Recommendation 2022/C 243/02, Annex I)
 * and of the Open Badges 3.0 class tables. Formats are made from it and read into it; nothing is kept beside it.
 */

import type { JsonObject } from './json.ts';

/** BCP 47 language tag, for example `en`, `ar`, `zh-Hant`. */
export type LanguageTag = string;
/** Absolute URI. */
export type Uri = string;
/** Instant with zone and without fractions of a second: `2026-06-12T00:00:00Z`. */
export type Instant = string;

/** A link from a definition, an outcome or a result to an entry of a published framework (Open Badges `Alignment`). */
export interface Alignment {
  targetName: string;
  targetUrl: Uri;
  targetCode?: string;
  targetDescription?: string;
  targetFramework?: string;
  /** `CFItem`, `ceasn:Competency`, … or `ext:` and a name of ours such as `ext:ESCOSkill`, `ext:EQFLevel`. */
  targetType?: string;
}

/** What a person can do afterwards; one stone of the badge. */
export interface LearningOutcome {
  /** Stable inside the definition, for example `o1`. */
  id: string;
  text: string;
  skills: Alignment[];
}

/** One step on the scale of a framework: EQF 6, NZQCF 4, … */
export interface Level {
  framework: string;
  value: string;
  uri?: Uri;
}

/** Credits are never converted for signing: the framework is part of the value. */
export interface Credits {
  framework: string;
  value: number;
}

/** How learners show what they can do (Annex I element 9). */
export const assessmentTypes = ['testing', 'application-of-skill', 'portfolio', 'prior-learning'] as const;
/** One of them. */
export type AssessmentType = (typeof assessmentTypes)[number];

/** How learners take part (Annex I element 10). */
export const participationTypes = [
  'online',
  'onsite',
  'blended',
  'workplace',
  'volunteering',
  'self-directed',
] as const;
/** One of them. */
export type ParticipationType = (typeof participationTypes)[number];

/** Supervision and identity check during assessment (Annex I element 13). */
export const supervisionTypes = [
  'unsupervised-unidentified',
  'supervised-unidentified',
  'supervised-online-identified',
  'supervised-onsite-identified',
] as const;
/** One of them. */
export type SupervisionType = (typeof supervisionTypes)[number];

/** Whether it leads somewhere (Annex I element 15). */
export const stackabilityTypes = ['stand-alone', 'independent-module', 'part-of-larger'] as const;
/** One of them. */
export type StackabilityType = (typeof stackabilityTypes)[number];

/** Who assures quality: the issuer itself or somebody else. */
export const qualityAssuranceTypes = ['internal', 'external'] as const;

/** How quality is assured (Annex I element 11). */
export interface QualityAssurance {
  type: (typeof qualityAssuranceTypes)[number];
  /** The body that answers for it. */
  body: string;
  statement?: string;
  url?: Uri;
}

/** One step of a rubric or scale, lowest first in its list (Open Badges `RubricCriterionLevel`). */
export interface RubricLevel {
  id: string;
  name: string;
  level?: string;
  points?: string;
  description?: string;
  alignment?: Alignment[];
}

/** What results may look like (Open Badges `ResultDescription`). */
export interface ResultDescription {
  id: string;
  name: string;
  resultType: string;
  allowedValue?: string[];
  valueMin?: string;
  valueMax?: string;
  requiredValue?: string;
  requiredLevel?: string;
  rubricCriterionLevel?: RubricLevel[];
  alignment?: Alignment[];
}

/** A picture of an award, always with words for people who do not see it. */
export interface Picture {
  uri: Uri;
  alternativeText: string;
}

/** An identifier that somebody else gave (Open Badges `IdentifierEntry`). */
export interface OtherIdentifier {
  identifier: string;
  identifierType: string;
}

/** What can be earned. Published versions never change; a credential carries the version it was signed with. */
export interface Achievement {
  /** Permanent address of the achievement, the same for all its versions. */
  id: Uri;
  version?: string;
  language?: LanguageTag;
  title: string;
  /** One sentence for somebody who has never heard of it. */
  description: string;
  /** Open Badges `achievementType`, `MicroCredential` unless said otherwise. */
  achievementType?: string;
  outcomes: LearningOutcome[];
  /** What has to be done to earn it, Markdown. */
  criteria: { narrative?: string; id?: Uri };
  workloadHours?: number;
  credits?: Credits;
  levels: Level[];
  fieldOfStudy?: string;
  specialization?: string;
  assessment?: { type: AssessmentType; description?: string };
  participation?: ParticipationType;
  supervision?: SupervisionType;
  qualityAssurance?: QualityAssurance[];
  prerequisites?: string;
  stackability?: { type: StackabilityType; description?: string };
  furtherInformation?: Uri;
  image?: Picture;
  creator?: Profile;
  humanCode?: string;
  tags: string[];
  otherIdentifiers: OtherIdentifier[];
  /** Alignments of the whole definition; those of single outcomes stand with the outcome. */
  alignment: Alignment[];
  related: { id: Uri; language?: LanguageTag; version?: string }[];
  resultDescriptions: ResultDescription[];
  /** What others say about it: `EndorsementCredential`s, kept word for word. */
  endorsements?: JsonObject[];
}

/** Postal address (Open Badges `Address`). `countryCode` is ISO 3166-1 alpha-2. */
export interface Address {
  countryCode?: string;
  country?: string;
  region?: string;
  locality?: string;
  street?: string;
  postalCode?: string;
  postOfficeBox?: string;
  geo?: { latitude: number; longitude: number };
}

/** The parts of a person's name and the birthday, where an issuer is a person (Open Badges `Profile`). */
export interface PersonDetails {
  givenName?: string;
  familyName?: string;
  additionalName?: string;
  patronymicName?: string;
  honorificPrefix?: string;
  honorificSuffix?: string;
  familyNamePrefix?: string;
  /** `1990-04-21` */
  dateOfBirth?: string;
}

/** An organisation or a person as a credential names it (Open Badges `Profile`). */
export interface Profile {
  id: Uri;
  name?: string;
  url?: Uri;
  email?: string;
  phone?: string;
  description?: string;
  image?: Picture;
  official?: string;
  address?: Address;
  parent?: Profile;
  otherIdentifiers: OtherIdentifier[];
  person?: PersonDetails;
  /** What others say about it: `EndorsementCredential`s, kept word for word. */
  endorsements?: JsonObject[];
}

/** A hashed or plain identifier of the learner (Open Badges `IdentityObject`). */
export interface IdentityClaim {
  identityType: string;
  identityHash: string;
  hashed: boolean;
  salt?: string;
}

/** The person who achieved it. The name is one field, exactly as the person writes it. */
export interface Learner {
  /** DID or `urn:uuid:` made for this award. */
  id?: Uri;
  name?: string;
  identities: IdentityClaim[];
}

/** One result, measured by a description of the achievement (Open Badges `Result`). */
export interface Result {
  resultDescription?: string;
  value?: string;
  achievedLevel?: string;
  status?: string;
  alignment?: Alignment[];
}

/** Something the learner chose to show (Open Badges `Evidence`). */
export interface Evidence {
  id?: Uri;
  name?: string;
  narrative?: string;
  description?: string;
  genre?: string;
  audience?: string;
}

/** Where the withdrawal of this award can be looked up (Bitstring Status List v1.0, §2.1). */
export interface StatusEntry {
  id?: Uri;
  purpose: string;
  index: string;
  list: Uri;
}

/** Our record of one award, before and apart from any signature. */
export interface Award {
  id: Uri;
  issuer: Profile;
  learner: Learner;
  achievement: Achievement;
  awardedAt?: Instant;
  validFrom: Instant;
  validUntil?: Instant;
  name?: string;
  description?: string;
  narrative?: string;
  results: Result[];
  evidence: Evidence[];
  /** Counted in the framework of the achievement's credits. */
  creditsEarned?: number;
  activityStartDate?: Instant;
  activityEndDate?: Instant;
  role?: string;
  term?: string;
  licenseNumber?: string;
  source?: Profile;
  status?: StatusEntry;
  /** How a wallet shows the award as a whole. */
  image?: Picture;
  /** How a wallet shows what this learner achieved; often the baked badge. */
  learnerImage?: Picture;
  /** Where a newer edition of this award can be asked for (VCDM 2.0 §5.4). */
  refreshService?: { id: Uri; type: string };
  /** What others say about the award: `EndorsementCredential`s, kept word for word. */
  endorsements?: JsonObject[];
}
