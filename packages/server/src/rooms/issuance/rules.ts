import { createHash } from 'node:crypto';
import type { PublishedAchievement } from '@cairn/api/achievements';
import type { AwardRequest, BatchRow } from '@cairn/api/issuance';
import type { Award, Profile, StatusEntry } from '@cairn/core/award';
import { microCredentialPath } from '@cairn/core/contexts';
import { describeProblem, type LintedDraft, openLinter } from '@cairn/core/draft';
import type { Language } from '../../platform/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import { findOnScale } from './list/check-rows.ts';

/** What an award is made of before it is signed. Instants without fractions of a second. */
export interface Ingredients {
  request: AwardRequest;
  published: PublishedAchievement;
  issuer: Profile;
  subjectId: string;
  uri: string;
  created: string;
  list: string;
  index: number;
}

/** I-4: the award that a request asks for. It is in force from the moment it is recorded. */
export function toAward({ request, published, issuer, subjectId, uri, created, list, index }: Ingredients): Award {
  const { achievement } = published;
  const validUntil = validUntilOf(request, published, created);
  return {
    id: uri,
    issuer,
    learner: { id: subjectId, name: request.learner.name, identities: [] },
    achievement,
    awardedAt: `${awardedOn(request, created)}T00:00:00Z`,
    validFrom: created,
    ...(validUntil === undefined ? {} : { validUntil }),
    ...(request.narrative === undefined ? {} : { narrative: request.narrative }),
    results: request.results.map(result => toResult(result, published)),
    evidence: request.evidence.map(withoutUndefined),
    ...(request.creditsEarned === undefined ? {} : { creditsEarned: request.creditsEarned }),
    status: toStatusEntry(list, index),
  };
}

function toStatusEntry(list: string, index: number): StatusEntry {
  return { id: `${list}#${index}`, purpose: 'revocation', index: String(index), list };
}

/** The day on which it was earned: today unless said otherwise. */
export function awardedOn(request: Pick<AwardRequest, 'awardedOn'>, created: string): string {
  return request.awardedOn ?? created.slice(0, 10);
}

/** I-5: the last moment of the last day: as asked, else as the achievement says, else never. */
export function validUntilOf(
  request: Pick<AwardRequest, 'awardedOn' | 'validUntil'>,
  { validForMonths }: Pick<PublishedAchievement, 'validForMonths'>,
  created: string,
): string | undefined {
  if (request.validUntil !== undefined) return `${request.validUntil}T23:59:59Z`;
  if (validForMonths === null) return undefined;
  return `${addMonths(awardedOn(request, created), validForMonths)}T23:59:59Z`;
}

/** The same day of a later month, or its last day where the month is shorter. */
function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, lastDay))).toISOString().slice(0, 10);
}

/** A result that names no description is about the only one there is; a short name stands for the whole address. */
function toResult(result: AwardRequest['results'][number], { achievement }: PublishedAchievement) {
  const [only, ...others] = achievement.resultDescriptions;
  const asked = result.resultDescription ?? (others.length === 0 ? only?.id : undefined);
  const known = achievement.resultDescriptions.find(({ id }) => id === asked || id === `${achievement.id}#${asked}`);
  return withoutUndefined({ ...result, resultDescription: known?.id ?? asked });
}

function withoutUndefined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}

/** The linter of one story: what several awards say about one achievement is looked at once. */
export function openAwardLinter(publicUrl: string): ReturnType<typeof openLinter> {
  return openLinter({ extensionContextUrl: `${publicUrl}${microCredentialPath}` });
}

/** I-3: the draft of an award; refuses `award_faulty` with every problem and its place. */
export function draftOf(award: Award, lint: ReturnType<typeof openLinter>, language: Language): LintedDraft {
  const linted = lint(award);
  if (!Array.isArray(linted)) return linted;
  const problems = linted.map(problem => ({ at: problem.at, sentence: describeProblem(problem, language) }));
  throw new Refusal('award_faulty', {}, problems);
}

/** I-2: requests that ask for the same thing have the same hash. */
export function hashOf(request: unknown): string {
  return createHash('sha256').update(JSON.stringify(request)).digest('base64url');
}

/** The letter's language: as asked, else that of the achievement where we speak it. */
export function letterLanguage(request: AwardRequest, { achievement }: PublishedAchievement): Language {
  return request.learner.language ?? (achievement.language?.startsWith('ar') ? 'ar' : 'en');
}

/** The results that a list of learners may name, for an achievement with a scale. */
export function scaleOf({ achievement }: PublishedAchievement): readonly string[] {
  return achievement.resultDescriptions[0]?.allowedValue ?? [];
}

/** What a row of a list asks for. */
export function toAwardRequest(row: BatchRow, published: PublishedAchievement): AwardRequest {
  const value = findOnScale(row.result, scaleOf(published)) ?? row.result;
  const resultDescription = published.achievement.resultDescriptions[0]?.id;
  return {
    achievementId: published.id,
    learner: { name: row.name, ...(row.email === '' ? {} : { email: row.email }) },
    ...(row.awardedOn === '' ? {} : { awardedOn: row.awardedOn }),
    results: value === '' ? [] : [withoutUndefined({ value, resultDescription })],
    evidence: [],
  };
}

/** An identifier for this learner and this award only, so that two awards cannot be linked by it (RFC 9562, version 4). */
export function newSubjectId(random: Uint8Array): string {
  const bytes = Buffer.from(random);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return `urn:uuid:${bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')}`;
}
