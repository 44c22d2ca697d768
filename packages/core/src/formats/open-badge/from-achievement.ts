import {
  type Achievement,
  type Alignment,
  assessmentTypes,
  type LearningOutcome,
  type Level,
  participationTypes,
  type QualityAssurance,
  qualityAssuranceTypes,
  stackabilityTypes,
  supervisionTypes,
} from '../../award.ts';
import { present } from '../../present.ts';
import { toLevelAlignment } from './extension.ts';
import { fromAlignments, fromIdentifierEntries, fromImage, fromProfile, fromResultDescription } from './from-parts.ts';
import { type NodeReader, unlessEmpty } from './reader.ts';

/** An `Achievement` and, where it has them, the terms of our extension. */
export function fromAchievement(achievement: NodeReader): Achievement {
  const node = achievement.inLanguageOf('inLanguage');
  const alignments = fromAlignments(node);
  const outcomes = node.children('learningOutcome').map((outcome, index) => fromOutcome(outcome, index, alignments));
  const levels = [
    ...node.children('educationLevel').flatMap(fromEducationLevel),
    ...findForeignLevels(node, alignments),
  ];
  const creator = node.child('creator');
  const credits = node.number('creditsAvailable');
  return present<Achievement>({
    id: node.requiredText('id'),
    version: node.text('version'),
    language: node.text('inLanguage'),
    title: node.requiredText('name'),
    description: node.text('description') ?? '',
    achievementType: node.text('achievementType'),
    outcomes,
    criteria: present<Achievement['criteria']>({
      narrative: node.child('criteria')?.text('narrative'),
      id: node.child('criteria')?.text('id'),
    }),
    workloadHours: node.number('workloadHours'),
    credits: credits === undefined ? undefined : { framework: node.text('creditFramework') ?? '', value: credits },
    levels,
    fieldOfStudy: node.text('fieldOfStudy'),
    specialization: node.text('specialization'),
    ...fromAnnexElements(node),
    image: fromImage(node),
    creator: creator && fromProfile(creator),
    humanCode: node.text('humanCode'),
    tags: node.texts('tag'),
    otherIdentifiers: fromIdentifierEntries(node),
    alignment: alignments.filter(alignment => !isSaidElsewhere(alignment, outcomes, levels)),
    related: node.children('related').map(fromRelated),
    resultDescriptions: node.children('resultDescription').map(fromResultDescription),
    endorsements: unlessEmpty(node.objects('endorsement')),
  });
}

type AnnexElement =
  | 'assessment'
  | 'participation'
  | 'supervision'
  | 'qualityAssurance'
  | 'prerequisites'
  | 'stackability'
  | 'furtherInformation';

type Assessment = NonNullable<Achievement['assessment']>;
type Stackability = NonNullable<Achievement['stackability']>;

function fromAnnexElements(node: NodeReader): Pick<Achievement, AnnexElement> {
  const assessment = node.word('assessmentType', assessmentTypes);
  const stackability = node.word('stackabilityType', stackabilityTypes);
  return present<Pick<Achievement, AnnexElement>>({
    assessment:
      assessment && present<Assessment>({ type: assessment, description: node.text('assessmentDescription') }),
    participation: node.word('participationType', participationTypes),
    supervision: node.word('supervisionType', supervisionTypes),
    qualityAssurance: unlessEmpty(node.children('qualityAssurance').flatMap(fromQualityAssurance)),
    prerequisites: node.text('prerequisites'),
    stackability:
      stackability && present<Stackability>({ type: stackability, description: node.text('stackabilityDescription') }),
    furtherInformation: node.text('furtherInformation'),
  });
}

/** The skills of an outcome are the alignments that it points to. */
function fromOutcome(outcome: NodeReader, index: number, alignments: Alignment[]): LearningOutcome {
  const skills = outcome.texts('skill');
  return {
    id: outcome.text('code') ?? `o${index + 1}`,
    text: outcome.text('outcome') ?? '',
    skills: alignments.filter(alignment => skills.includes(alignment.targetUrl)),
  };
}

function fromEducationLevel(level: NodeReader): Level[] {
  const [framework, value] = [level.text('framework'), level.text('levelValue')];
  if (framework === undefined || value === undefined) return [];
  return [present<Level>({ framework, value, uri: level.text('levelUri') })];
}

/** Others give the European level as an alignment only, as `http://data.europa.eu/snb/eqf/6`. */
function findForeignLevels(node: NodeReader, alignments: Alignment[]): Level[] {
  if (node.child('educationLevel') !== undefined) return [];
  return alignments.flatMap(alignment => {
    if (alignment.targetType !== 'ext:EQFLevel') return [];
    const value = alignment.targetCode ?? /[1-8](?=\/?$)/.exec(alignment.targetUrl)?.[0] ?? alignment.targetName;
    return [{ framework: 'EQF', value, uri: alignment.targetUrl }];
  });
}

/** Is this alignment already a skill of an outcome, or a level? */
function isSaidElsewhere(alignment: Alignment, outcomes: LearningOutcome[], levels: Level[]): boolean {
  const isLevel = levels.flatMap(toLevelAlignment).some(level => {
    return level.targetUrl === alignment.targetUrl && level.targetType === alignment.targetType;
  });
  return isLevel || outcomes.some(outcome => outcome.skills.includes(alignment));
}

function fromQualityAssurance(assurance: NodeReader): QualityAssurance[] {
  const [type, body] = [assurance.word('assuranceType', qualityAssuranceTypes), assurance.text('assuringBody')];
  if (type === undefined || body === undefined) return [];
  return [
    present<QualityAssurance>({
      type,
      body,
      statement: assurance.text('statement'),
      url: assurance.text('assuranceUrl'),
    }),
  ];
}

function fromRelated(related: NodeReader): Achievement['related'][number] {
  return present<Achievement['related'][number]>({
    id: related.text('id') ?? '',
    language: related.text('inLanguage'),
    version: related.text('version'),
  });
}
