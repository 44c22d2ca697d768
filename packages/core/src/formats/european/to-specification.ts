import type { Achievement, Alignment, Level, ResultDescription } from '../../award.ts';
import type { JsonObject } from '../../json.ts';
import { toJsonObject } from '../../present.ts';
import { conceptSchemes } from './class-tables.ts';
import {
  assessmentTerms,
  noteTerms,
  participationTerms,
  stackabilityTerms,
  supervisionTerms,
  toConcept,
  toEuropeanLevel,
  toSkillTerm,
} from './concepts.ts';
import {
  toCreditPoint,
  toDuration,
  toIdentifier,
  toLabels,
  toLanguageConcept,
  toNote,
  toWebResource,
} from './to-parts.ts';

/** The vocabulary of Open Badges, which names kinds of achievement and states of results that the model has no list for. */
export const openBadgesVocabulary = 'https://purl.imsglobal.org/spec/vc/ob/vocab.html#';

/** What can be earned, as a `Qualification`: of the model's specifications the one that may have levels. */
export function toSpecification(achievement: Achievement, language: string): JsonObject {
  const { achievementType: kind, furtherInformation, criteria, credits, workloadHours } = achievement;
  const subject = achievement.fieldOfStudy;
  return toJsonObject({
    id: achievement.id,
    type: 'Qualification',
    title: toLabels(achievement.title, language),
    description: achievement.description === '' ? undefined : toLabels(achievement.description, language),
    dcType:
      kind === undefined
        ? []
        : [toConcept({ id: openBadgesVocabulary + encodeURIComponent(kind), label: kind }, 'en', kind)],
    identifier: [
      ...(achievement.version === undefined
        ? []
        : [toIdentifier({ identifier: achievement.version, identifierType: 'version' })]),
      ...(achievement.humanCode === undefined
        ? []
        : [toIdentifier({ identifier: achievement.humanCode, identifierType: 'humanCode' })]),
      ...achievement.otherIdentifiers.map(toIdentifier),
    ],
    language: [toLanguageConcept(language)],
    category: achievement.tags.length === 0 ? undefined : { [language]: achievement.tags },
    homepage: furtherInformation === undefined ? [] : [toWebResource(furtherInformation)],
    supplementaryDocument: criteria.id === undefined ? [] : [toWebResource(criteria.id)],
    additionalNote: toNotes(achievement, language),
    creditPoint: credits === undefined ? [] : [toCreditPoint(credits, language)],
    volumeOfLearning: workloadHours === undefined ? undefined : toDuration(workloadHours),
    mode: achievement.participation === undefined ? [] : [toConcept(participationTerms[achievement.participation])],
    educationSubject: subject === undefined ? [] : [{ type: 'Concept', prefLabel: toLabels(subject, language) }],
    thematicArea: achievement.alignment
      .filter(isField)
      .map(({ targetUrl, targetName }) =>
        toConcept({ id: targetUrl, label: targetName, scheme: conceptSchemes['isced-f'] ?? '' }, language),
      ),
    entryRequirement: achievement.prerequisites === undefined ? undefined : toNote(achievement.prerequisites, language),
    isPartialQualification: achievement.stackability && achievement.stackability.type === 'part-of-larger',
    ...toLevels(achievement.levels, language),
    learningOutcome: achievement.outcomes.map(outcome =>
      toJsonObject({
        type: 'LearningOutcome',
        title: toLabels(outcome.text, language),
        identifier: [toIdentifier({ identifier: outcome.id, identifierType: 'code' })],
        relatedESCOSkill: outcome.skills
          .filter(isEscoSkill)
          .map(skill => toConcept(toSkillTerm(skill.targetUrl, skill.targetName), language)),
        relatedSkill: outcome.skills.filter(skill => !isEscoSkill(skill)).map(skill => toSkill(skill, language)),
      }),
    ),
    provenBy: [
      ...toAssessment(achievement, language),
      ...achievement.resultDescriptions.map(item => toGrading(item, language)),
    ],
  });
}

/** Is it a skill of ESCO, and named as such? */
function isEscoSkill({ targetUrl, targetFramework, targetType, ...skill }: Alignment): boolean {
  const isNamed = targetFramework === 'ESCO' && targetType === 'ext:ESCOSkill';
  return isNamed && /^http:\/\/data\.europa\.eu\/esco\/skill\//.test(targetUrl) && Object.keys(skill).length === 1;
}

/** Is it a field of ISCED-F, and named as such? */
function isField({ targetUrl, targetFramework, ...field }: Alignment): boolean {
  return (
    targetUrl.startsWith('http://data.europa.eu/snb/isced-f/') &&
    targetFramework === 'ISCED-F' &&
    Object.keys(field).length === 1
  );
}

function toSkill(skill: Alignment, language: string): JsonObject {
  const description = skill.targetDescription;
  return toJsonObject({
    ...toConcept({ id: skill.targetUrl, label: skill.targetName }, language, skill.targetCode),
    definition: description === undefined ? undefined : toLabels(description, language),
  });
}

/** What the model has no properties for, as notes that say what they are about. */
function toNotes(
  { criteria, specialization, qualityAssurance = [], stackability, supervision }: Achievement,
  language: string,
): JsonObject[] {
  return [
    ...(criteria.narrative === undefined ? [] : [toNote(criteria.narrative, language, noteTerms.criteria)]),
    ...(specialization === undefined ? [] : [toNote(specialization, language, noteTerms.specialization)]),
    ...qualityAssurance.map(({ type, body, statement }) =>
      toNote(statement === undefined ? body : `${body}\n${statement}`, language, noteTerms[type]),
    ),
    ...(stackability === undefined
      ? []
      : [
          toNote(
            stackability.description ?? stackabilityTerms[stackability.type].label,
            language,
            stackabilityTerms[stackability.type],
          ),
        ]),
    ...(supervision === undefined
      ? []
      : [toNote(supervisionTerms[supervision].label, language, supervisionTerms[supervision])]),
  ];
}

/** The European level has a place of its own, levels with an address in the Commission's list of frameworks another. */
function toLevels(levels: readonly Level[], language: string): JsonObject {
  const european = levels.find(({ framework, value }) => framework === 'EQF' && /^[1-8]$/.test(value));
  const others = levels.filter(level => level !== european);
  const isListed = ({ uri }: Level) => uri?.startsWith('http://data.europa.eu/snb/qdr/') === true;
  return toJsonObject({
    eqfLevel: european && toConcept(toEuropeanLevel(european.value)),
    nqfLevel: others
      .filter(isListed)
      .map(level => toLevel(level, language, { id: conceptSchemes.qdr ?? '', type: 'ConceptScheme' })),
    educationLevel: others.filter(level => !isListed(level)).map(level => toLevel(level, language)),
  });
}

function toLevel({ framework, value, uri }: Level, language: string, inScheme?: JsonObject): JsonObject {
  const label = `${framework} ${value}`;
  return toJsonObject({ id: uri, type: 'Concept', inScheme, prefLabel: toLabels(label, language), notation: value });
}

function toAssessment({ assessment, title }: Achievement, language: string): JsonObject[] {
  if (assessment === undefined) return [];
  const { type, description } = assessment;
  return [
    toJsonObject({
      type: 'LearningAssessmentSpecification',
      title: toLabels(title, language),
      description: description === undefined ? undefined : toLabels(description, language),
      dcType: toConcept(assessmentTerms[type]),
    }),
  ];
}

/** What results may look like: the model knows the kind of scale by its name. */
export function toGrading({ id, name, resultType }: ResultDescription, language: string): JsonObject {
  return {
    id,
    type: 'LearningAssessmentSpecification',
    title: toLabels(name, language),
    gradingScheme: { type: 'GradingScheme', title: { en: [resultType] } },
  };
}
