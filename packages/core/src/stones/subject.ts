import type { Achievement } from '../award.ts';

/** What a badge is drawn from. Outcomes are short labels, the first one the lowest stone. */
export interface BadgeSubject {
  /** Permanent identifier of the achievement: the seed. */
  id: string;
  title: string;
  issuerName: string;
  outcomes: readonly string[];
  level?: { framework: string; value: string };
  /** The credentials that a composite is made of; they take the place of outcomes. */
  parts?: readonly { id: string; title: string }[];
  /** Language of the words inside; English unless said otherwise. */
  language?: string;
}

/** One stone: its words, and the identifier of the credential that it is, in a composite. */
export interface Mark {
  label: string;
  id?: string;
}

/** The page lists every outcome; the picture carries six at most. */
export const mostStones = 6;

/** The stones, lowest first. Without outcomes there is one, for the achievement itself. */
export function marksOf(subject: Pick<BadgeSubject, 'outcomes' | 'parts'> & { title?: string }): Mark[] {
  const marks: Mark[] = subject.parts
    ? subject.parts.map(part => ({ label: part.title, id: part.id }))
    : subject.outcomes.map(label => ({ label }));
  return marks.length > 0 ? marks.slice(0, mostStones) : [{ label: subject.title ?? '' }];
}

const words = {
  en: {
    outcomes: 'A cairn, one stone for each outcome:',
    parts: 'A cairn, one stone for each credential it is made of:',
    level: 'Level:',
    join: '; ',
  },
  ar: {
    outcomes: 'أحجار متراصّة، حجر لكل مُخرَج:',
    parts: 'أحجار متراصّة، حجر لكل شهادة تتكوّن منها:',
    level: 'المستوى:',
    join: '؛ ',
  },
};

/** The words inside the picture: what it is, and what its stones mean. */
export function aboutBadge(subject: BadgeSubject): { title: string; description: string } {
  const say = subject.language?.startsWith('ar') ? words.ar : words.en;
  const names = (subject.parts?.map(part => part.title) ?? subject.outcomes).slice(0, mostStones);
  const stones = names.length > 0 ? `${subject.parts ? say.parts : say.outcomes} ${names.join(say.join)}.` : '';
  const level = subject.level ? `${say.level} ${subject.level.framework} ${subject.level.value}.` : '';
  return {
    title: `${subject.title}${say.join === '; ' ? ', ' : '، '}${subject.issuerName}`,
    description: [stones, level].filter(Boolean).join(' '),
  };
}

/** What to draw for an achievement: an outcome is labelled by its first skill, and by its own words when it names none. */
export function toBadgeSubject(achievement: Achievement, issuerName: string): BadgeSubject {
  const [level] = achievement.levels;
  return {
    id: achievement.id,
    title: achievement.title,
    issuerName,
    outcomes: achievement.outcomes.map(outcome => outcome.skills[0]?.targetName ?? outcome.text),
    ...(level && { level: { framework: level.framework, value: level.value } }),
    ...(achievement.language && { language: achievement.language }),
  };
}
