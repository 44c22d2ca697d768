import type { Choice } from '../../app/fields.tsx';
import { useText } from '../../messages/text.ts';
import { achievementWords } from '../../public/words.ts';

export const assessments = ['testing', 'application-of-skill', 'portfolio', 'prior-learning'] as const;
export const participations = ['online', 'onsite', 'blended', 'workplace', 'volunteering', 'self-directed'] as const;
export const supervisions = [
  'unsupervised-unidentified',
  'supervised-unidentified',
  'supervised-online-identified',
  'supervised-onsite-identified',
] as const;
export const stackabilities = ['stand-alone', 'independent-module', 'part-of-larger'] as const;

type Key = keyof typeof achievementWords.en;

/** Choices in the words that the public page uses for them. */
export function useChoices() {
  const t = useText(achievementWords);
  return <Prefix extends string, Value extends string>(
    prefix: Prefix,
    values: readonly Value[] & readonly (`${Prefix}_${Value}` extends Key ? Value : never)[],
  ): Choice[] => values.map(value => ({ value, label: t(`${prefix}_${value}` as Key) }));
}
