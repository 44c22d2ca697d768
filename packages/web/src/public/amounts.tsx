import type { CreditsModel } from '@cairn/api/pages';
import { formatNumber, useLanguage, useText } from '../messages/text.ts';
import { achievementWords } from './words.ts';

/** `125 hours` */
export function HoursText({ hours }: { hours: number }) {
  return <>{useText(achievementWords)('hours', { hours })}</>;
}

/** `5 ECTS credits`: credits are never told without their framework. */
export function CreditsText({ credits }: { credits: CreditsModel }) {
  const say = useText(achievementWords);
  const language = useLanguage();
  return (
    <>
      {say.rich('creditsOf', {
        value: credits.value,
        shown: formatNumber(language, credits.value),
        framework: <bdi>{credits.framework}</bdi>,
      })}
    </>
  );
}
