import type { AchievementCard } from '@cairn/api/pages';
import { useText } from '../messages/text.ts';
import { Badge } from '../ui/badge.tsx';
import { CreditsText, HoursText } from './amounts.tsx';
import { achievementWords, participationKey } from './words.ts';

/** One achievement in a list: badge, title, what it is about, and what it asks. */
export function AchievementRow({ card, heading: Heading = 'h3' }: { card: AchievementCard; heading?: 'h2' | 'h3' }) {
  const say = useText(achievementWords);
  return (
    <li className="achievement-row">
      <Badge path={card.badgePath} alt="" size={104} lazy />
      <div>
        <Heading>
          <a href={card.path}>
            <bdi>{card.title}</bdi>
          </a>
        </Heading>
        <p className="small soft">
          <bdi>{card.issuerName}</bdi>
        </p>
        <p>
          <bdi>{card.description}</bdi>
        </p>
      </div>
      <dl>
        {card.level && (
          <div>
            <dt>{say('level')}</dt>
            <dd>
              <bdi>
                {card.level.framework} {card.level.value}
              </bdi>
            </dd>
          </div>
        )}
        {card.workloadHours !== undefined && (
          <div>
            <dt>{say('time')}</dt>
            <dd>
              <HoursText hours={card.workloadHours} />
            </dd>
          </div>
        )}
        {card.credits && (
          <div>
            <dt>{say('credits')}</dt>
            <dd>
              <CreditsText credits={card.credits} />
            </dd>
          </div>
        )}
        {card.participation && (
          <div>
            <dt>{say('where')}</dt>
            <dd>{say(participationKey(card.participation))}</dd>
          </div>
        )}
      </dl>
    </li>
  );
}

/** A list of achievements. */
export function AchievementList({ cards, heading }: { cards: readonly AchievementCard[]; heading?: 'h2' | 'h3' }) {
  return (
    <ul className="achievement-list">
      {cards.map(card => (
        <AchievementRow key={card.path} card={card} {...(heading && { heading })} />
      ))}
    </ul>
  );
}
