import type { AchievementModel } from '@cairn/api/pages';
import { Stone } from '../ui/badge.tsx';
import { WordsOf } from '../ui/words-of.tsx';

/** Outcomes with the stones of the badge. The picture holds six; the others have no stone of their own. */
export function Outcomes({ achievement }: { achievement: AchievementModel }) {
  const subject = { id: achievement.id, outcomes: achievement.outcomes.map(outcome => outcome.label) };
  return (
    <ol className="outcomes">
      {achievement.outcomes.map((outcome, index) => (
        <li key={outcome.text}>
          {index < 6 ? <Stone subject={subject} index={index} /> : <span className="stone-none" aria-hidden="true" />}
          <div>
            <WordsOf language={achievement.language}>{outcome.text}</WordsOf>
            {outcome.skills.length > 0 && (
              <span className="skills">
                <WordsOf language={achievement.language}>{outcome.skills.join(', ')}</WordsOf>
              </span>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}
