import type { Achievement, Award } from '../award.ts';
import { isJsonObject, type JsonObject } from '../json.ts';
import { parseJson } from '../limits.ts';
import type { Problem } from '../problem.ts';
import { type LintedDraft, lintAward, texts } from './lint-award.ts';

/** What is known of an achievement that one award of it was linted with. */
interface Ground {
  /** As it stands in every draft. */
  written: JsonObject;
  /** The same achievement without what nothing else in an award depends on. */
  thin: Achievement;
  /** Each of its texts, between characters that no text has. */
  words: string;
}

/** So many keys, items and bytes may an achievement take of what a draft may have, and so many what is beside it. */
const half = { keys: 1_000, items: 1_000, bytes: 128 * 1024, depth: 28 };
const separator = '\u0000';

/**
 * A linter for many awards: it answers as `lintAward` does, to the letter. What an award says about its achievement is looked at
 * once for each achievement, as long as that is the same object, which must not change meanwhile. Everything of the award itself,
 * and all that depends on both, is looked at every time. Where anything is wrong, `lintAward` tells.
 */
export function openLinter(options: { extensionContextUrl: string }): (award: Award) => LintedDraft | Problem[] {
  const grounds = new Map<Achievement, Ground | undefined>();
  return award => {
    const ground = grounds.get(award.achievement);
    const quick = ground && lintBeside(award, ground, options);
    if (quick) return quick;
    const linted = lintAward(award, options);
    if (!Array.isArray(linted) && !grounds.has(award.achievement)) {
      grounds.set(award.achievement, toGround(award, linted, options));
    }
    return linted;
  };
}

/** Undefined where an achievement is so large that only the whole draft can tell whether it is too large. */
function toGround(
  award: Award,
  { credentialSubject: subject }: JsonObject,
  options: { extensionContextUrl: string },
): Ground | undefined {
  const written = isJsonObject(subject) ? subject.achievement : undefined;
  if (!isJsonObject(written) || !isWithinHalf(written)) return undefined;
  const { achievement } = award;
  const { id, title, resultDescriptions, credits } = achievement;
  const nothing = { outcomes: [], levels: [], tags: [], otherIdentifiers: [], alignment: [], related: [] };
  const told = { description: 'A', criteria: { narrative: 'A' }, ...(credits === undefined ? {} : { credits }) };
  const thin = { id, title, resultDescriptions, ...told, ...nothing };
  const words = Array.from(texts(achievement), ([, text]) => text).join(separator);
  const isSound = !Array.isArray(lintAward({ ...award, achievement: thin }, options));
  return isSound ? { written, thin, words } : undefined;
}

/** The draft, when all that is beside the achievement is in order, and it takes no more than its half. */
function lintBeside(award: Award, ground: Ground, options: { extensionContextUrl: string }): LintedDraft | undefined {
  const thin = lintAward({ ...award, achievement: ground.thin }, options);
  if (Array.isArray(thin) || namesLearner(award, ground) || !isWithinHalf(thin)) return undefined;
  const { credentialSubject: subject } = thin;
  if (!isJsonObject(subject)) return undefined;
  return { ...thin, credentialSubject: { ...subject, achievement: ground.written } } as LintedDraft;
}

/** Any word about the learner that is found here is told by `lintAward`, which knows where it may stand. */
function namesLearner({ learner }: Award, { words }: Ground): boolean {
  const personal = [learner.name ?? '', ...learner.identities.map(({ identityHash }) => identityHash)];
  return personal.some(word => word.length >= 5 && words.includes(word));
}

function isWithinHalf(written: JsonObject): boolean {
  try {
    parseJson(JSON.stringify(written), half);
    return true;
  } catch {
    return false;
  }
}
