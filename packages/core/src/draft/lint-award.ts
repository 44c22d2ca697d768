import type { Award, Picture } from '../award.ts';
import { checkOpenBadge } from '../formats/open-badge/check-open-badge.ts';
import { toOpenBadge } from '../formats/open-badge/to-open-badge.ts';
import { isAbsoluteUri, isInstant, isLanguageTag } from '../identifiers.ts';
import { isJsonObject, type JsonObject, toPointer } from '../json.ts';
import { parseJson } from '../limits.ts';
import { Malformed } from '../malformed.ts';
import { type Problem, type ProblemCode, toProblem } from '../problem.ts';
import { lintResults } from './results.ts';

declare const linted: unique symbol;
/** An unsigned credential in which lint found nothing wrong. Only this may be signed. */
export type LintedDraft = JsonObject & { readonly [linted]: true };

/**
 * The award as a draft to sign, or everything that is wrong with it; each place is a JSON Pointer into the award, or into
 * the credential (`/credentialSubject/…`) for what only the class tables found. Beyond the tables: complete addresses,
 * moments with zones and in order, a learner who is named, results that exist, are possible and suffice, no more credits
 * than there are, pictures in PNG or SVG, unbroken text, and no word about the learner in the achievement.
 */
export function lintAward(award: Award, options: { extensionContextUrl: string }): LintedDraft | Problem[] {
  const problems = [
    ...lintTexts(award),
    ...lintPresence(award),
    ...lintAddresses(award),
    ...lintDates(award),
    ...lintNumbers(award),
    ...lintPictures(award),
    ...lintResults(award),
    ...lintUniqueIds(award),
    ...lintPrivacy(award),
  ];
  if (problems.length > 0) return problems;
  const draft = toOpenBadge(award, options);
  const faults = [...checkOpenBadge(draft), ...lintLimits(draft)];
  return faults.length > 0 ? faults : (draft as LintedDraft);
}

/** Every text of a record with its place, however deep. Endorsements are other people's words and stay out. */
export function* texts(value: unknown, path: (string | number)[] = []): Generator<[at: string, text: string]> {
  if (typeof value === 'string') yield [toPointer(path), value];
  else if (Array.isArray(value)) for (const [index, item] of value.entries()) yield* texts(item, [...path, index]);
  else if (isJsonObject(value)) {
    for (const [key, child] of Object.entries(value)) {
      if (key !== 'endorsements') yield* texts(child, [...path, key]);
    }
  }
}

function* lintTexts(award: Award): Generator<Problem> {
  for (const [at, text] of texts(award)) {
    if (!text.isWellFormed() || /[^\P{Cc}\n\r\t]/u.test(text)) yield toProblem(at, 'text_broken');
  }
}

function* lintPresence({ achievement, issuer, learner }: Award): Generator<Problem> {
  const needed: [string, string | undefined][] = [
    ['/issuer/name', issuer.name],
    ['/achievement/title', achievement.title],
    ['/achievement/description', achievement.description],
  ];
  for (const [at, text] of needed) if (!text?.trim()) yield toProblem(at, 'text_missing');
  for (const [index, outcome] of achievement.outcomes.entries()) {
    if (!outcome.text.trim()) yield toProblem(`/achievement/outcomes/${index}/text`, 'text_missing');
  }
  if (!achievement.criteria.narrative?.trim() && achievement.criteria.id === undefined) {
    yield toProblem('/achievement/criteria', 'criteria_missing');
  }
  if (!learner.name?.trim() && learner.identities.length === 0 && learner.id === undefined) {
    yield toProblem('/learner', 'learner_unidentified');
  }
}

/** Names of the fields of an award that hold a complete address, wherever they occur. */
const addressFields = new Set([
  'id',
  'uri',
  'url',
  'targetUrl',
  'list',
  'furtherInformation',
  'requiredLevel',
  'achievedLevel',
  'resultDescription',
]);

function* lintAddresses(award: Award): Generator<Problem> {
  for (const [at, text] of texts(award)) {
    const steps = at.split('/');
    const isOutcomeCode = steps.at(-3) === 'outcomes';
    if (addressFields.has(steps.at(-1) ?? '') && !isOutcomeCode && !isAbsoluteUri(text)) {
      yield toProblem(at, 'not_an_address');
    }
  }
  if (award.status !== undefined && !/^(0|[1-9]\d{0,15})$/.test(award.status.index)) {
    yield toProblem('/status/index', 'index_broken');
  }
}

function* lintDates(award: Award): Generator<Problem> {
  const fields = ['validFrom', 'validUntil', 'awardedAt', 'activityStartDate', 'activityEndDate'] as const;
  for (const field of fields) {
    if (award[field] !== undefined && !isInstant(award[field])) yield toProblem(`/${field}`, 'not_an_instant');
  }
  yield* inOrder(award, 'validFrom', 'validUntil');
  yield* inOrder(award, 'awardedAt', 'validFrom');
  yield* inOrder(award, 'activityStartDate', 'activityEndDate');
  const languages: [string, string | undefined][] = [
    ['/achievement/language', award.achievement.language],
    ...award.achievement.related.map((related, index): [string, string | undefined] => {
      return [`/achievement/related/${index}/language`, related.language];
    }),
  ];
  for (const [at, language] of languages) {
    if (language !== undefined && !isLanguageTag(language)) yield toProblem(at, 'not_a_language');
  }
}

type DateField = 'validFrom' | 'validUntil' | 'awardedAt' | 'activityStartDate' | 'activityEndDate';

function* inOrder(award: Award, earlier: DateField, later: DateField): Generator<Problem> {
  const [start, end] = [award[earlier], award[later]];
  if (start !== undefined && end !== undefined && Date.parse(start) > Date.parse(end)) {
    yield toProblem(`/${later}`, 'dates_out_of_order', { earlier, later });
  }
}

function* lintNumbers({ achievement, creditsEarned }: Award): Generator<Problem> {
  const numbers: [string, number | undefined][] = [
    ['/achievement/workloadHours', achievement.workloadHours],
    ['/achievement/credits/value', achievement.credits?.value],
    ['/creditsEarned', creditsEarned],
  ];
  for (const [at, number] of numbers) {
    if (number !== undefined && !(Number.isFinite(number) && number >= 0)) yield toProblem(at, 'not_a_number');
  }
  const available = achievement.credits?.value;
  if (available !== undefined && creditsEarned !== undefined && creditsEarned > available) {
    yield toProblem('/creditsEarned', 'credits_exceed', { earned: `${creditsEarned}`, available: `${available}` });
  }
}

function* lintPictures(award: Award): Generator<Problem> {
  const pictures: [string, Picture | undefined][] = [
    ['/image', award.image],
    ['/learnerImage', award.learnerImage],
    ['/achievement/image', award.achievement.image],
    ['/issuer/image', award.issuer.image],
  ];
  for (const [at, picture] of pictures) {
    if (picture !== undefined && !mayBePngOrSvg(picture.uri)) yield toProblem(`${at}/uri`, 'image_not_supported');
  }
}

/** An address need not tell its format; one that tells another is refused. */
function mayBePngOrSvg(uri: string): boolean {
  if (uri.startsWith('data:')) return /^data:image\/(png|svg\+xml)[;,]/.test(uri);
  return !/\.(jpe?g|gif|webp|avif|bmp|tiff?|ico|heic|pdf)$/i.test(uri.split(/[?#]/)[0] ?? '');
}

function* lintUniqueIds({ achievement }: Award): Generator<Problem> {
  const groups: [string, { id: string }[]][] = [
    ['/achievement/outcomes', achievement.outcomes],
    ['/achievement/resultDescriptions', achievement.resultDescriptions],
  ];
  for (const [at, group] of groups) {
    for (const [index, { id }] of group.entries()) {
      if (group.findIndex(other => other.id === id) < index)
        yield toProblem(`${at}/${index}/id`, 'id_repeated', { id });
    }
  }
}

/**
 * The achievement is the same for everybody and public; what it says about one learner would be published with it. A name
 * of one word is not looked for: it may be a word of the subject.
 */
function* lintPrivacy({ achievement, learner }: Award): Generator<Problem> {
  const plain = learner.identities.filter(identity => !identity.hashed).map(identity => identity.identityHash);
  const personal = [learner.name ?? '', ...plain].filter(words => words.length >= 5 && /\S[\s@]\S/u.test(words));
  for (const [at, text] of texts(achievement)) {
    if (personal.some(words => text.includes(words))) yield toProblem(`/achievement${at}`, 'personal_words');
  }
}

/** What we issue must be readable within the limits that we set to everybody else. */
function* lintLimits(draft: JsonObject): Generator<Problem> {
  try {
    parseJson(JSON.stringify(draft));
  } catch (fault) {
    if (!(fault instanceof Malformed)) throw fault;
    yield toProblem(fault.at, 'too_large' satisfies ProblemCode);
  }
}
