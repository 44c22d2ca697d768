import type { Definition, ReadinessPack } from '@cairn/api/achievements';
import type { Achievement, Award, Profile } from '@cairn/core/award';
import { describeProblem, isComplete, lintAward, type Problem, readiness, readinessSentences } from '@cairn/core/draft';
import type { Language } from '../../platform/actor.ts';
import type { ProblemAt } from '../../platform/refusal.ts';

/** Permanent public address of an achievement, and its id inside every credential. */
export function toPublicUrl(publicUrl: string, achievementId: string): string {
  return `${publicUrl}/achievements/${achievementId}`;
}

/** The same, with no member that is absent. */
type Present<T> = T extends readonly (infer Item)[]
  ? Present<Item>[]
  : T extends object
    ? { [Key in keyof T]: Present<Exclude<T[Key], undefined>> }
    : T;

function present<T>(value: T): Present<T> {
  return JSON.parse(JSON.stringify(value));
}

/** What a definition says, as credentials carry it. `version` is absent while it is a draft. */
export function toAchievement(
  definition: Definition,
  { id, issuer, version }: { id: string; issuer: Profile; version?: number },
): Achievement {
  const { criteria, qualityAssurance, resultDescriptions, validForMonths: _, ...said } = present(definition);
  return {
    id,
    ...(version === undefined ? {} : { version: String(version) }),
    ...said,
    criteria: criteria === '' ? {} : { narrative: criteria },
    ...(qualityAssurance.length === 0 ? {} : { qualityAssurance }),
    resultDescriptions: resultDescriptions.map(result => ({ ...result, id: toResultId(id, result.id) })),
    image: { uri: `${id}/badge.svg`, alternativeText: [said.title, issuer.name].filter(Boolean).join(', ') },
    otherIdentifiers: [],
    related: [],
  };
}

/** Results are found by their address; what an author writes may be a short name. */
function toResultId(achievementUrl: string, id: string): string {
  return URL.canParse(id) ? id : `${achievementUrl}#${encodeURIComponent(id)}`;
}

/** What is complete and what is missing, as the editor shows it. */
export function toReadiness(definition: Definition, id: string, issuer: Profile): ReadinessPack[] {
  return readiness(toAchievement(definition, { id, issuer }), issuer);
}

/**
 * what keeps this from being published, in the reader's words: required elements of Open Badges always, those of the
 * EU standard when it calls itself a micro-credential, and whatever would make every award of it faulty.
 */
export function listGaps(
  achievement: Achievement,
  issuer: Profile,
  publicUrl: string,
  language: Language,
): ProblemAt[] {
  const isMicroCredential = achievement.achievementType === 'MicroCredential';
  const missing = readiness(achievement, issuer)
    .filter(answered => !isComplete(answered) && (answered.pack === 'open-badges' || isMicroCredential))
    .flatMap(answered => answered.items.filter(item => item.required && !item.met))
    .map(({ id, at }) => ({ at, sentence: readinessSentences[id].name[language] }));
  if (missing.length > 0) return distinct(missing);
  return lintAchievement(achievement, issuer, publicUrl).map(problem => ({
    at: problem.at.replace(/^\/(?:credentialSubject\/)?achievement/, ''),
    sentence: describeProblem(problem, language),
  }));
}

/** Both packs ask for some elements: one place is told once. */
function distinct(gaps: ProblemAt[]): ProblemAt[] {
  return gaps.filter((gap, index) => gaps.findIndex(other => other.at === gap.at) === index);
}

/** Lint an award of it to nobody in particular; only what lies in the achievement counts. */
function lintAchievement(achievement: Achievement, issuer: Profile, publicUrl: string): Problem[] {
  const award: Award = {
    id: `${publicUrl}/credentials/sample`,
    issuer,
    learner: { id: 'urn:uuid:5f0c1a52-7a0e-4a7c-9d53-2f6a2f1c9b10', identities: [] },
    achievement,
    validFrom: '2026-01-01T00:00:00Z',
    results: [],
    evidence: [],
  };
  const linted = lintAward(award, { extensionContextUrl: `${publicUrl}/contexts/micro-credential/v1` });
  return Array.isArray(linted) ? linted.filter(({ at }) => /^\/(?:credentialSubject\/)?achievement\//.test(at)) : [];
}

/** Where a definition stands. */
export function toState(record: { version: number | null; changed: boolean }): 'draft' | 'published' | 'changed' {
  if (record.version === null) return 'draft';
  return record.changed ? 'changed' : 'published';
}

/** How a level is named in the catalogue: `EQF 6`. */
export function toLevelName({ framework, value }: { framework: string; value: string }): string {
  return `${framework} ${value}`;
}

/** Groups of the catalogue by hours of work. */
export type Time = 'under-30' | '30-to-100' | 'over-100';

export function toTime(hours: number | undefined): Time | null {
  if (hours === undefined) return null;
  if (hours < 30) return 'under-30';
  return hours <= 100 ? '30-to-100' : 'over-100';
}

const scriptsWithoutSpaces = /([\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}])/gu;

/**
 * The words of a text as they are searched for: without case, accents, vowel signs and punctuation. A text in a script
 * without spaces gives its characters.
 */
export function toWords(text: string): string[] {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}|ـ/gu, '')
    .normalize('NFC')
    .toLowerCase();
  const words = plain.replace(scriptsWithoutSpaces, ' $1 ').match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.map(word => word.slice(0, 60));
}
