import type {
  Achievement,
  Alignment,
  LearningOutcome,
  Level,
  QualityAssurance,
  ResultDescription,
  SupervisionType,
} from '../../award.ts';
import { present } from '../../present.ts';
import { resultTypes } from '../open-badge/kinds.ts';
import { unlessEmpty } from '../open-badge/reader.ts';
import {
  assessmentTerms,
  findWord,
  noteTerms,
  participationTerms,
  stackabilityTerms,
  supervisionTerms,
} from './concepts.ts';
import { fromCreditPoint, fromDuration, fromIdentifiers } from './from-parts.ts';
import type { Concept, EuropeanNode } from './node.ts';
import { openBadgesVocabulary } from './to-specification.ts';

/** What an achievement is specified by, a `Qualification` or a `LearningAchievementSpecification`, as what can be earned. */
export function fromSpecification(node: EuropeanNode, language: string): Achievement {
  const { version, humanCode, others } = sortIdentifiers(node);
  const { assessment, gradings } = sortAssessments(node);
  const notes = node.children('additionalNote').map(note => ({ note, about: note.concept('subject')?.id }));
  const partial = node.isTrue('isPartialQualification');
  node.skip('language');
  const [credits] = node.children('creditPoint').slice(0, 1).map(fromCreditPoint);
  return present<Achievement>({
    id: String(node.node.id ?? ''),
    version,
    language,
    title: node.requiredLabel('title'),
    description: node.label('description') ?? '',
    achievementType: node.meaning('dcType', ({ id, notation }) =>
      id?.startsWith(openBadgesVocabulary) ? notation : undefined,
    ),
    outcomes: node.children('learningOutcome').map(fromOutcome),
    criteria: present<Achievement['criteria']>({
      narrative: readNote(notes, noteTerms.criteria.id),
      id: node.child('supplementaryDocument')?.word('contentURL'),
    }),
    workloadHours: fromDuration(node.word('volumeOfLearning')),
    credits,
    levels: listLevels(node),
    fieldOfStudy: node.concept('educationSubject')?.label,
    specialization: readNote(notes, noteTerms.specialization.id),
    assessment,
    participation: node.meaning('mode', ({ id }) => findWord(participationTerms, id)),
    supervision: readSupervision(notes),
    qualityAssurance: unlessEmpty(notes.flatMap(fromQualityNote)),
    prerequisites: node.child('entryRequirement')?.label('noteLiteral'),
    stackability: readStackability(notes, partial),
    furtherInformation: node.child('homepage')?.word('contentURL'),
    humanCode,
    tags: node.labels('category'),
    otherIdentifiers: others,
    alignment: node.concepts('thematicArea').flatMap(fromField),
    related: [],
    resultDescriptions: gradings.map(fromGrading),
  });
}

interface AboutNote {
  note: EuropeanNode;
  about: string | undefined;
}

function readNote(notes: readonly AboutNote[], about: string): string | undefined {
  return notes.find(note => note.about === about)?.note.label('noteLiteral');
}

function readSupervision(notes: readonly AboutNote[]): SupervisionType | undefined {
  for (const { note, about } of notes) {
    const type = findWord(supervisionTerms, about);
    if (type) note.skip('noteLiteral');
    if (type) return type;
  }
  return undefined;
}

function fromQualityNote({ note, about }: AboutNote): QualityAssurance[] {
  const type = (['internal', 'external'] as const).find(type => noteTerms[type].id === about);
  const [body, ...rest] = type === undefined ? [] : (note.label('noteLiteral') ?? '').split('\n');
  if (type === undefined || body === undefined) return [];
  return [present<QualityAssurance>({ type, body, statement: rest.length === 0 ? undefined : rest.join('\n') })];
}

function readStackability(notes: readonly AboutNote[], isPartial: boolean | undefined): Achievement['stackability'] {
  for (const { note, about } of notes) {
    const type = findWord(stackabilityTerms, about);
    const text = type && note.label('noteLiteral');
    if (type)
      return present<NonNullable<Achievement['stackability']>>({
        type,
        description: text === stackabilityTerms[type].label ? undefined : text,
      });
  }
  return isPartial ? { type: 'part-of-larger' } : undefined;
}

function sortIdentifiers(node: EuropeanNode) {
  const all = fromIdentifiers(node);
  const find = (type: string) => all.find(({ identifierType }) => identifierType === type);
  const [version, humanCode] = [find('version'), find('humanCode')];
  const others = all.filter(entry => entry !== version && entry !== humanCode);
  return { version: version?.identifier, humanCode: humanCode?.identifier, others };
}

/** How it is assessed, and the scales of results: the latter have a grading scheme. */
function sortAssessments(node: EuropeanNode) {
  const all = node.children('provenBy');
  const typed = all.find(one => one.node.gradingScheme === undefined);
  const type = typed?.meaning('dcType', ({ id }) => findWord(assessmentTerms, id));
  typed?.label('title');
  const assessment =
    type && present<NonNullable<Achievement['assessment']>>({ type, description: typed?.label('description') });
  return { assessment, gradings: all.filter(one => one.node.gradingScheme !== undefined) };
}

/** A scale; of its kinds only those that Open Badges knows are kept. */
export function fromGrading(node: EuropeanNode): ResultDescription {
  const resultType = node.child('gradingScheme')?.label('title', isResultType) ?? 'Result';
  return { id: String(node.node.id ?? ''), name: node.label('title') ?? '', resultType };
}

function isResultType(text: string): boolean {
  return (resultTypes.is === 'one-of' && resultTypes.values.includes(text)) || text.startsWith('ext:');
}

function fromOutcome(node: EuropeanNode, index: number): LearningOutcome {
  node.skip('relatedSkill');
  const code = fromIdentifiers(node).find(({ identifierType }) => identifierType === 'code');
  return {
    id: code?.identifier ?? `o${index + 1}`,
    text: node.requiredLabel('title'),
    skills: [
      ...node
        .concepts('relatedESCOSkill')
        .flatMap(skill => fromSkill(skill, { targetFramework: 'ESCO', targetType: 'ext:ESCOSkill' })),
      ...node.children('relatedSkill').flatMap(skill => {
        const description = skill.label('definition');
        const [id, label, code] = [skill.id, skill.label('prefLabel'), skill.word('notation')];
        skill.skip('inScheme');
        return fromSkill(
          present<Concept>({ id, label, notation: code }),
          present<Partial<Alignment>>({ targetCode: code, targetDescription: description }),
        );
      }),
    ],
  };
}

function fromSkill({ id, label }: Concept, more: Partial<Alignment>): Alignment[] {
  return id === undefined ? [] : [{ targetName: label ?? id, targetUrl: id, ...more }];
}

function fromField({ id, label }: Concept): Alignment[] {
  return id === undefined ? [] : [{ targetName: label ?? id, targetUrl: id, targetFramework: 'ISCED-F' }];
}

function listLevels(node: EuropeanNode): Level[] {
  const european = node.concepts('eqfLevel').flatMap(({ id }) => {
    const value = /\/eqf\/([1-8])$/.exec(id ?? '')?.[1];
    return id === undefined || value === undefined ? [] : [{ framework: 'EQF', value, uri: id }];
  });
  const others = [...node.concepts('nqfLevel'), ...node.concepts('educationLevel')].flatMap(fromLevel);
  return [...european, ...others];
}

/** `IE NQF Level 6` is a framework and a step on it; where there is a notation, that is the step. */
function fromLevel({ id, label, notation }: Concept): Level[] {
  const value = notation ?? /\S+$/.exec(label ?? '')?.[0];
  if (label === undefined || value === undefined) return [];
  const framework = label.endsWith(` ${value}`) ? label.slice(0, -value.length - 1) : label;
  return [present<Level>({ framework, value, uri: id })];
}
