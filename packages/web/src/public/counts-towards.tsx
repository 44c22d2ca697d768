import type { AchievementModel } from '@cairn/api/pages';
import { useText } from '../messages/text.ts';
import { CairnList } from '../ui/cairn-list.tsx';
import { Part } from '../ui/public-frame.tsx';
import { achievementWords } from './words.ts';

/** The larger awards that this one is a stone of. On a public page only this stone is filled: nobody's progress is shown. */
export function CountsTowardsPart({ achievement, thisNote }: { achievement: AchievementModel; thisNote: string }) {
  const say = useText(achievementWords);
  const towards = achievement.countsTowards ?? [];
  if (towards.length === 0) return null;
  const subject = { id: achievement.id, outcomes: [] };
  return (
    <Part title={say('towardsTitle')}>
      {towards.map(larger => (
        <div key={larger.path} className="towards">
          <p>
            {say.rich('towardsText', {
              count: larger.parts.length,
              title: larger.title,
              link: words => (
                <a key="larger" href={larger.path}>
                  {words}
                </a>
              ),
            })}
          </p>
          <CairnList
            rows={larger.parts.map(part => ({
              title: part.path && !part.isThis ? <a href={part.path}>{part.title}</a> : part.title,
              note: part.isThis ? thisNote : part.note,
              state: part.isThis ? 'placed' : 'ahead',
              current: part.isThis,
              ...(part.isThis && { subject }),
            }))}
          />
        </div>
      ))}
    </Part>
  );
}
