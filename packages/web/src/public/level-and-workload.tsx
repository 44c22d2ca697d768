import type { AchievementModel, LevelModel } from '@cairn/api/pages';
import { inDigits, nameOfLanguage, useText } from '../messages/text.ts';
import { DateText } from '../ui/name.tsx';
import { CreditsText, HoursText } from './amounts.tsx';
import { achievementWords } from './words.ts';

const eqfSteps = ['1', '2', '3', '4', '5', '6', '7', '8'] as const;

/** What a level means: known for the European framework, and said only there. */
function LevelFact({ level }: { level: LevelModel }) {
  const say = useText(achievementWords);
  const isEqf = /^(EQF|European Qualifications Framework)$/i.test(level.framework);
  const step = isEqf ? eqfSteps.find(value => value === level.value) : undefined;
  return (
    <div>
      <dt>{say('level')}</dt>
      <dd>
        <bdi>{inDigits(say.language, level.value)}</bdi>
        <small>
          {isEqf ? `${say('levelNote_EQF')}. ${step ? say(`eqf_${step}`) : ''}` : <bdi>{level.framework}</bdi>}
        </small>
      </dd>
    </div>
  );
}

export interface LevelAndWorkloadProps {
  achievement: AchievementModel;
  /** Without what is said elsewhere on the page. */
  isShort?: boolean;
  /** Shown when the award ends. */
  expires?: { label: string; iso: string } | undefined;
}

/** Level, workload, credits and language as large short facts. */
export function LevelAndWorkload({ achievement, isShort = false, expires }: LevelAndWorkloadProps) {
  const say = useText(achievementWords);
  const { levels, workloadHours, credits, language, participation } = achievement;
  return (
    <>
      {levels.map(level => (
        <LevelFact key={level.framework} level={level} />
      ))}
      {workloadHours !== undefined && (
        <div>
          <dt>{say('workload')}</dt>
          <dd>
            <HoursText hours={workloadHours} />
            {credits && (
              <small>
                <CreditsText credits={credits} />
              </small>
            )}
          </dd>
        </div>
      )}
      {workloadHours === undefined && credits && (
        <div>
          <dt>{say('credits')}</dt>
          <dd>
            <CreditsText credits={credits} />
          </dd>
        </div>
      )}
      {participation && !isShort && (
        <div>
          <dt>{say('where')}</dt>
          <dd>{say(`participation_${participation}`)}</dd>
        </div>
      )}
      {language && (
        <div>
          <dt>{say('language')}</dt>
          <dd>{nameOfLanguage(say.language, language)}</dd>
        </div>
      )}
      {expires && (
        <div>
          <dt>{expires.label}</dt>
          <dd>
            <DateText iso={expires.iso} />
          </dd>
        </div>
      )}
    </>
  );
}

/** Whether there is anything to say at all. */
export function hasLevelOrWorkload({ levels, workloadHours, credits }: AchievementModel): boolean {
  return levels.length > 0 || workloadHours !== undefined || credits !== undefined;
}
