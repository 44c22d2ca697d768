/** What a value must be. `text` may also be a language map, as 1EdTech's schemas allow everywhere. */
export type Kind =
  | { is: 'text'; like?: RegExp }
  | { is: 'number' | 'boolean' | 'instant' | 'day' }
  | { is: 'exactly'; value: string }
  | { is: 'one-of'; values: readonly string[]; isExtensible: boolean }
  | { is: 'types'; groups: readonly (readonly string[])[] }
  | { is: 'contexts'; first: string; next: readonly RegExp[] }
  | { is: 'class'; name: string; orText: boolean };

/** One property: what it is, whether it must be there, whether it may be many. */
export interface Property {
  kind: Kind;
  isRequired: boolean;
  isMany: boolean;
  /** A list of it has at least one item. */
  isNeverEmpty?: boolean;
}

/** A class. `isClosed`: properties that are not listed are refused. */
export interface ClassTable {
  properties: Readonly<Record<string, Property>>;
  isClosed: boolean;
}

export const one = (kind: Kind): Property => ({ kind, isRequired: false, isMany: false });
export const many = (kind: Kind): Property => ({ kind, isRequired: false, isMany: true });
export const required = (kind: Kind): Property => ({ kind, isRequired: true, isMany: false });
export const open = (properties: Record<string, Property>): ClassTable => ({ properties, isClosed: false });
export const closed = (properties: Record<string, Property>): ClassTable => ({ properties, isClosed: true });
export const types = (...names: string[]): Property => required({ is: 'types', groups: names.map(name => [name]) });
export const exactly = (value: string): Property => required({ is: 'exactly', value });
export const node = (name: string): Kind => ({ is: 'class', name, orText: false });
const words = (...values: string[]): Kind => ({ is: 'one-of', values, isExtensible: true });

/** The addresses of the contexts of Open Badges 3.0. */
export const openBadgesContexts = /^https:\/\/purl\.imsglobal\.org\/spec\/ob\/v3p0\/context(-3\.\d\.\d)*\.json$/;

export const text: Kind = { is: 'text' };
export const number: Kind = { is: 'number' };
export const instant: Kind = { is: 'instant' };
export const language: Kind = { is: 'text', like: /^[a-z]{2,4}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$/ };
export const token: Kind = { is: 'text', like: /^[a-zA-Z0-9_-]+\.[a-zA-Z0-9_-]*\.[a-zA-Z0-9_-]+$/ };

export const achievementTypes = words(
  ...'Achievement ApprenticeshipCertificate Assessment Assignment AssociateDegree Award Badge BachelorDegree'.split(
    ' ',
  ),
  ...'Certificate CertificateOfCompletion Certification CommunityService Competency Course CoCurricular'.split(' '),
  ...'Degree Diploma DoctoralDegree Fieldwork GeneralEducationDevelopment JourneymanCertificate'.split(' '),
  ...'LearningProgram License Membership ProfessionalDoctorate QualityAssuranceCredential'.split(' '),
  ...'MasterCertificate MasterDegree MicroCredential ResearchDoctorate SecondarySchoolDiploma'.split(' '),
);
export const identifierTypes = words(
  ...'name sourcedId systemId productId userName accountId emailAddress nationalIdentityNumber isbn issn'.split(' '),
  ...'lisSourcedId oneRosterSourcedId sisSourcedId ltiContextId ltiDeploymentId ltiToolId ltiPlatformId'.split(' '),
  ...'ltiUserId identifier'.split(' '),
);
export const targetTypes = words(
  ...'ceasn:Competency ceterms:Credential CFItem CFRubric CFRubricCriterion CFRubricCriterionLevel CTDL'.split(' '),
);
export const resultTypes = words(
  ...'GradePointAverage LetterGrade Percent PerformanceLevel PredictedScore RawScore Result'.split(' '),
  ...'RubricCriterion RubricCriterionLevel RubricScore ScaledScore Status'.split(' '),
);
export const resultStatuses: Kind = {
  is: 'one-of',
  values: ['Completed', 'Enrolled', 'Failed', 'InProgress', 'OnHold', 'Provisional', 'Withdrew'],
  isExtensible: false,
};
