import type { Definition, DefinitionInput } from '@cairn/api/achievements';
import { isWebAddress } from '../../app/checks.ts';

type Outcome = Definition['outcomes'][number];
export type Skill = Outcome['skills'][number];
type Quality = Definition['qualityAssurance'][number];
type Level = Definition['levels'][number];
type Grade = Definition['resultDescriptions'][number];

/** How results are told: passed or not, a word of a list, or a number. */
export type GradeKind = 'Status' | 'LetterGrade' | 'RawScore' | 'Percent';

export interface WrittenGrade {
  id: string;
  name: string;
  resultType: string;
  allowed: string;
  min: string;
  max: string;
  required: string;
  kept: Grade | undefined;
}

/** A definition as it stands on the page: everything is text, and anything may still be half written. */
export interface Writing {
  language: string;
  title: string;
  description: string;
  achievementType: string;
  outcomes: Outcome[];
  criteria: string;
  workloadHours: string;
  creditsFramework: string;
  creditsValue: string;
  levels: Level[];
  fieldOfStudy: string;
  assessmentType: string;
  assessmentDescription: string;
  participation: string;
  supervision: string;
  quality: { type: string; body: string; statement: string; url: string }[];
  prerequisites: string;
  stackabilityType: string;
  stackabilityDescription: string;
  furtherInformation: string;
  humanCode: string;
  tags: string;
  grades: WrittenGrade[];
  validForMonths: string;
}

export const emptyLevel = { framework: 'EQF', value: '' };
export const emptyQuality = { type: 'internal', body: '', statement: '', url: '' };

const toText = (value: number | undefined) => (value === undefined ? '' : String(value));

export function toWriting(definition: Definition): Writing {
  const { credits, assessment, stackability, qualityAssurance, levels } = definition;
  return {
    language: definition.language,
    title: definition.title,
    description: definition.description,
    achievementType: definition.achievementType,
    outcomes: definition.outcomes,
    criteria: definition.criteria,
    workloadHours: toText(definition.workloadHours),
    creditsFramework: credits?.framework ?? '',
    creditsValue: toText(credits?.value),
    levels: levels.length > 0 ? levels : [emptyLevel],
    fieldOfStudy: definition.fieldOfStudy ?? '',
    assessmentType: assessment?.type ?? '',
    assessmentDescription: assessment?.description ?? '',
    participation: definition.participation ?? '',
    supervision: definition.supervision ?? '',
    quality: qualityAssurance.length > 0 ? qualityAssurance.map(toWrittenQuality) : [emptyQuality],
    prerequisites: definition.prerequisites ?? '',
    stackabilityType: stackability?.type ?? '',
    stackabilityDescription: stackability?.description ?? '',
    furtherInformation: definition.furtherInformation ?? '',
    humanCode: definition.humanCode ?? '',
    tags: definition.tags.join(', '),
    grades: definition.resultDescriptions.map(toWrittenGrade),
    validForMonths: toText(definition.validForMonths),
  };
}

const toWrittenQuality = ({ type, body, statement, url }: Quality) => ({
  type,
  body,
  statement: statement ?? '',
  url: url ?? '',
});

const toWrittenGrade = (grade: Grade): WrittenGrade => ({
  id: grade.id,
  name: grade.name,
  resultType: grade.resultType,
  allowed: (grade.allowedValue ?? []).join(', '),
  min: grade.valueMin ?? '',
  max: grade.valueMax ?? '',
  required: grade.requiredValue ?? '',
  kept: grade,
});

export function toList(text: string): string[] {
  return [...new Set(text.split(/[,،;\n]/).map(part => part.trim()))].filter(Boolean);
}

/** A number above zero, in Latin or Arabic digits, with a comma or a point. */
export function toNumber(text: string): number | undefined {
  const latin = text.trim().replace(/[٠-٩]/g, digit => String('٠١٢٣٤٥٦٧٨٩'.indexOf(digit)));
  const value = Number(latin.replace(/[,٫]/, '.'));
  return latin !== '' && Number.isFinite(value) && value > 0 ? value : undefined;
}

const some = <Name extends string, Value>(name: Name, value: Value | undefined | '' | false) =>
  (value ? { [name]: value } : {}) as Partial<Record<Name, Value>>;

const trimmed = <Name extends string>(name: Name, text: string) => some(name, text.trim());

/**
 * What is sent: only what is whole. Half-written parts stay on the page, marked, until they are.
 * `before` keeps what this page has no field for.
 */
export function toDefinition(writing: Writing, before: Definition): DefinitionInput {
  const hours = toNumber(writing.workloadHours);
  const credits = toNumber(writing.creditsValue);
  const months = toNumber(writing.validForMonths);
  const framework = writing.creditsFramework.trim();
  return {
    language: writing.language,
    title: writing.title,
    description: writing.description,
    achievementType: writing.achievementType,
    outcomes: writing.outcomes,
    criteria: writing.criteria,
    levels: writing.levels.filter(level => level.framework.trim() && level.value.trim()),
    qualityAssurance: writing.quality.filter(({ body }) => body.trim()).map(toQuality),
    tags: toList(writing.tags),
    alignment: before.alignment,
    resultDescriptions: writing.grades.filter(({ name }) => name.trim()).map(toGrade),
    ...some('workloadHours', hours),
    ...some('credits', credits !== undefined && framework !== '' && { framework, value: credits }),
    ...trimmed('fieldOfStudy', writing.fieldOfStudy),
    ...toAssessment(writing),
    ...some('participation', writing.participation as Definition['participation']),
    ...some('supervision', writing.supervision as Definition['supervision']),
    ...trimmed('prerequisites', writing.prerequisites),
    ...toStackability(writing),
    ...some('furtherInformation', isWebAddress(writing.furtherInformation) && writing.furtherInformation.trim()),
    ...trimmed('humanCode', writing.humanCode),
    ...some('validForMonths', months !== undefined && Math.round(months)),
  };
}

function toAssessment({ assessmentType, assessmentDescription }: Writing): Pick<DefinitionInput, 'assessment'> {
  if (!assessmentType) return {};
  const type = assessmentType as NonNullable<Definition['assessment']>['type'];
  return { assessment: { type, ...trimmed('description', assessmentDescription) } };
}

function toStackability({ stackabilityType, stackabilityDescription }: Writing): Pick<DefinitionInput, 'stackability'> {
  if (!stackabilityType) return {};
  const type = stackabilityType as NonNullable<Definition['stackability']>['type'];
  return { stackability: { type, ...trimmed('description', stackabilityDescription) } };
}

function toQuality({ type, body, statement, url }: Writing['quality'][number]) {
  return {
    type: type === 'external' ? ('external' as const) : ('internal' as const),
    body: body.trim(),
    ...trimmed('statement', statement),
    ...some('url', isWebAddress(url) && url.trim()),
  };
}

function toGrade(grade: WrittenGrade) {
  const { requiredLevel } = grade.kept ?? {};
  const allowed = toList(grade.allowed);
  return {
    id: grade.id,
    name: grade.name.trim(),
    resultType: grade.resultType,
    ...some('requiredLevel', requiredLevel),
    ...some('allowedValue', allowed.length > 0 && allowed),
    ...trimmed('valueMin', grade.min),
    ...trimmed('valueMax', grade.max),
    ...trimmed('requiredValue', grade.required),
  };
}
