import type { AssessmentType, ParticipationType, StackabilityType, SupervisionType } from '../../award.ts';
import { microCredentialVocabulary } from '../../contexts/micro-credential.ts';
import type { JsonObject } from '../../json.ts';
import { toJsonObject } from '../../present.ts';
import { conceptSchemes } from './class-tables.ts';

/** A term of some list: its address, what it is called in English, and the list. */
export interface Term {
  id: string;
  label: string;
  scheme?: string;
}

const lists = 'http://data.europa.eu/snb';
const authority = 'http://publications.europa.eu/resource/authority';

/** A term that no list of the Commission has: ours, under the name it has in Open Badges too. */
export function toOwnTerm(word: string, label: string): Term {
  return { id: microCredentialVocabulary + word, label };
}

const toListTerm = (list: string, code: string, label: string): Term => ({
  id: `${lists}/${list}/${code}`,
  label,
  scheme: `${lists}/${list}/25831c2`,
});

/** How learners show what they can do, in the list of assessment types where that has a word for it. */
export const assessmentTerms: Readonly<Record<AssessmentType, Term>> = {
  testing: toListTerm('assessment', '6e6cb2cc78', 'Written examination'),
  'application-of-skill': toListTerm('assessment', '6a4db9f11d', 'Practical assessment'),
  portfolio: toListTerm('assessment', '4f03b91c0e', 'Portfolio'),
  'prior-learning': toOwnTerm('prior-learning', 'Recognition of prior learning'),
};

/** How learners take part, in the list of modes where that has a word for it. */
export const participationTerms: Readonly<Record<ParticipationType, Term>> = {
  online: toListTerm('learning-assessment', '920fbb3cbe', 'Online'),
  onsite: toListTerm('learning-assessment', '9191af2ed9', 'Presential'),
  blended: toListTerm('learning-assessment', 'e92d221e4d', 'Blended'),
  workplace: toListTerm('learning-assessment', '729f3bed4b', 'Workbased'),
  volunteering: toOwnTerm('volunteering', 'Volunteering'),
  'self-directed': toOwnTerm('self-directed', 'Self-directed'),
};

/** Supervision and identity check. */
export const supervisionTerms: Readonly<Record<SupervisionType, Term>> = {
  'unsupervised-unidentified': toListTerm(
    'supervision-verification',
    'c598449d64',
    'Unsupervised without ID Verification',
  ),
  'supervised-unidentified': toOwnTerm('supervised-unidentified', 'Supervised without ID Verification'),
  'supervised-online-identified': toOwnTerm('supervised-online-identified', 'Supervised online with ID Verification'),
  'supervised-onsite-identified': toOwnTerm('supervised-onsite-identified', 'Supervised onsite with ID Verification'),
};

/** Whether it leads somewhere. */
export const stackabilityTerms: Readonly<Record<StackabilityType, Term>> = {
  'stand-alone': toOwnTerm('stand-alone', 'Stand-alone'),
  'independent-module': toOwnTerm('independent-module', 'Independent module'),
  'part-of-larger': toOwnTerm('part-of-larger', 'Part of a larger qualification'),
};

/** What a note is about, where the model has no property for it. */
export const noteTerms = {
  criteria: toOwnTerm('criteria', 'Criteria'),
  specialization: toOwnTerm('specialization', 'Specialization'),
  internal: toOwnTerm('quality-assurance-internal', 'Internal quality assurance'),
  external: toOwnTerm('quality-assurance-external', 'External quality assurance'),
} as const;

/** The European Credit Transfer and Accumulation System. */
export const creditTransferSystem = toListTerm('education-credit', '6fcec5c5af', 'European Credit Transfer System');
/** What every credential is that is neither a diploma supplement nor an accreditation. */
export const genericProfile = toListTerm('credential', 'e34929035b', 'Generic');
/** How the bytes of a picture are written. */
export const base64 = toListTerm('encoding', '6146cde7dd', 'base64');

/** A level of the European Qualifications Framework, 1–8. */
export const toEuropeanLevel = (value: string): Term => toListTerm('eqf', value, `Level ${value}`);

/** An entry of one of the EU's authority lists: `country`, `language`, `file-type`. */
export const toAuthorityTerm = (list: string, code: string, label: string): Term => ({
  id: `${authority}/${list}/${code}`,
  label,
  scheme: `${authority}/${list}`,
});

/** A skill of the European classification ESCO. */
export const toSkillTerm = (id: string, label: string): Term => ({ id, label, scheme: conceptSchemes.esco ?? '' });

/** The term as a `Concept`, its label in the language given. */
export function toConcept({ id, label, scheme }: Term, language = 'en', notation?: string): JsonObject {
  return toJsonObject({
    id,
    type: 'Concept',
    inScheme: scheme === undefined ? undefined : { id: scheme, type: 'ConceptScheme' },
    prefLabel: { [language]: [label] },
    notation,
  });
}

/** Which word of ours a term stands for. */
export function findWord<Word extends string>(
  terms: Readonly<Record<Word, Term>>,
  id: string | undefined,
): Word | undefined {
  const entries = Object.entries(terms) as [Word, Term][];
  return entries.find(([, term]) => term.id === id)?.[0];
}
