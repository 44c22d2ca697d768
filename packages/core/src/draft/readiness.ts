import type { Achievement, Profile } from '../award.ts';

/** A collection of things that an achievement should say, by somebody's standard. */
export type PackName = 'open-badges' | 'eu-annex-1';

/** One pack answered. Complete is what has every required item met. */
export interface Readiness {
  pack: PackName;
  items: {
    /** Stable, for example `eu-workload`; `readinessSentences` has the words for it. */
    id: ReadinessItemId;
    met: boolean;
    required: boolean;
    /** JSON Pointer into the achievement, or `/organisation`, or `/learner` for what every issued award brings by itself. */
    at: string;
  }[];
}

const says = (text: string | undefined): boolean => text !== undefined && text.trim() !== '';

type Item = [at: string, required: boolean, isMet: (achievement: Achievement, issuer: Profile) => boolean];

/** Open Badges 3.0: the required properties, then those that make a badge useful to who receives it. */
const openBadgesItems = {
  'ob-issuer-name': ['/organisation', true, (_, issuer) => says(issuer.name)],
  'ob-title': ['/title', true, ({ title }) => says(title)],
  'ob-description': ['/description', true, ({ description }) => says(description)],
  'ob-criteria': ['/criteria', true, ({ criteria }) => says(criteria.narrative) || says(criteria.id)],
  'ob-issuer-address': ['/organisation', false, (_, issuer) => says(issuer.url)],
  'ob-issuer-contact': ['/organisation', false, (_, issuer) => says(issuer.email) || says(issuer.phone)],
  'ob-language': ['/language', false, ({ language }) => says(language)],
  'ob-skills': [
    '/outcomes',
    false,
    ({ outcomes, alignment }) => alignment.length > 0 || outcomes.some(outcome => outcome.skills.length > 0),
  ],
  'ob-tags': ['/tags', false, ({ tags }) => tags.length > 0],
} as const satisfies Record<string, Item>;

/** The elements of Annex I of the Council Recommendation 2022/C 243/02: eleven mandatory, then five optional, in its order. */
const annexItems = {
  'eu-learner': ['/learner', true, () => true],
  'eu-title': ['/title', true, ({ title }) => says(title)],
  'eu-country': ['/organisation', true, (_, issuer) => hasCountry(issuer)],
  'eu-awarding-body': ['/organisation', true, (_, issuer) => says(issuer.name)],
  'eu-date': ['/learner', true, () => true],
  'eu-outcomes': [
    '/outcomes',
    true,
    ({ outcomes }) => outcomes.length > 0 && outcomes.every(outcome => says(outcome.text)),
  ],
  'eu-workload': ['/workloadHours', true, ({ workloadHours, credits }) => isPositive(workloadHours ?? credits?.value)],
  'eu-level': ['/levels', true, ({ levels }) => levels.some(level => says(level.value))],
  'eu-assessment': ['/assessment', true, ({ assessment }) => assessment !== undefined],
  'eu-participation': ['/participation', true, ({ participation }) => participation !== undefined],
  'eu-quality': [
    '/qualityAssurance',
    true,
    ({ qualityAssurance = [] }) => qualityAssurance.some(({ body }) => says(body)),
  ],
  'eu-prerequisites': ['/prerequisites', false, ({ prerequisites }) => says(prerequisites)],
  'eu-supervision': ['/supervision', false, ({ supervision }) => supervision !== undefined],
  'eu-grade': ['/resultDescriptions', false, ({ resultDescriptions }) => resultDescriptions.length > 0],
  'eu-stackability': ['/stackability', false, ({ stackability }) => stackability !== undefined],
  'eu-further-information': ['/furtherInformation', false, ({ furtherInformation }) => says(furtherInformation)],
} as const satisfies Record<string, Item>;

/** Stable ids of all items. */
export type ReadinessItemId = keyof typeof openBadgesItems | keyof typeof annexItems;

/** What an achievement says and what it still lacks, by Open Badges 3.0 and by the EU micro-credential standard. */
export function readiness(achievement: Achievement, issuer: Profile): Readiness[] {
  const answer = (pack: PackName, items: Record<string, Item>): Readiness => ({
    pack,
    items: Object.entries(items).map(([id, [at, required, isMet]]) => ({
      id: id as ReadinessItemId,
      met: isMet(achievement, issuer),
      required,
      at,
    })),
  });
  return [answer('open-badges', openBadgesItems), answer('eu-annex-1', annexItems)];
}

/** Is every required item of the pack met? For `eu-annex-1` this means “EU Annex I complete”, never “EU certified”. */
export function isComplete(answered: Readiness): boolean {
  return answered.items.every(item => item.met || !item.required);
}

function hasCountry(issuer: Profile): boolean {
  const { countryCode, country, region } = issuer.address ?? {};
  return (
    says(countryCode) || says(country) || says(region) || (issuer.parent !== undefined && hasCountry(issuer.parent))
  );
}

function isPositive(value: number | undefined): boolean {
  return value !== undefined && value > 0;
}
