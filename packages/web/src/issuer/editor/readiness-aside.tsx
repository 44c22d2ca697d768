import type { AchievementView, ReadinessPack } from '@cairn/api/achievements';
import { packSentences, type ReadinessItemId, readinessSentences } from '@cairn/core/draft';
import { Link } from '@tanstack/react-router';
import { focusControl } from '../../app/form.tsx';
import { words } from '../../app/words.ts';
import { formatNumber, useText } from '../../messages/text.ts';
import { DrawnBadge } from '../../ui/badge.tsx';
import { StoneProgress } from '../../ui/cairn-list.tsx';
import { Pebble } from '../../ui/pebble.tsx';
import { countMet, listAdvice, listRequiredGaps } from './gaps.ts';
import { useWriting } from './writing-context.tsx';

/** What is still missing, each gap with the way to its field; and the badge as it is drawn now. */
export function ReadinessAside({
  view,
  issuerName,
  slug,
}: {
  view: AchievementView;
  issuerName: string;
  slug: string;
}) {
  const t = useText(words.editor);
  const { writing } = useWriting();
  const gaps = listRequiredGaps(view.readiness, writing.achievementType);
  const advice = listAdvice(view.readiness, writing.achievementType);
  return (
    <aside className="readiness" aria-labelledby="readiness-title">
      <h2 id="readiness-title">{t('readiness')}</h2>
      <p className="soft" role="status">
        {gaps.length === 0 ? t('readinessDone') : t('readinessGaps', { count: gaps.length })}
      </p>
      <ul className="readiness-packs">
        {view.readiness.map(pack => (
          <Pack key={pack.pack} pack={pack} />
        ))}
      </ul>
      <ul className="readiness-gaps">
        {gaps.map(gap => (
          <Gap key={gap.id} gap={gap} slug={slug} />
        ))}
        {advice.map(gap => (
          <Gap key={gap.id} gap={gap} slug={slug} isAdvice />
        ))}
      </ul>
      <BadgeNow view={view} issuerName={issuerName} />
    </aside>
  );
}

function Pack({ pack }: { pack: ReadinessPack }) {
  const t = useText(words.app);
  const { met, of } = countMet(pack);
  const name = packSentences[pack.pack].name[t.language];
  return (
    <li>
      <b>{name}</b>
      <span className="soft">{t('placed', { placed: met, of })}</span>
      <StoneProgress placed={met} of={of} label={name} />
    </li>
  );
}

function Gap({
  gap,
  slug,
  isAdvice = false,
}: {
  gap: ReadinessPack['items'][number];
  slug: string;
  isAdvice?: boolean;
}) {
  const t = useText(words.editor);
  const sentences = readinessSentences[gap.id as ReadinessItemId];
  const name = sentences.name[t.language];
  return (
    <li>
      <Pebble answer={isAdvice ? 'unknown' : 'fail'} size="s" />
      <div>
        <p>
          <b>
            {isAdvice ? `${t('advice')}: ` : ''}
            {name}.
          </b>{' '}
          {isAdvice ? '' : `${sentences.gap[t.language]} `}
          {sentences.fix[t.language]}
        </p>
        {gap.at === '/organisation' ? (
          <Link to="/console/$slug/settings" params={{ slug }}>
            {t('toSettings')}
          </Link>
        ) : (
          <button
            type="button"
            className="link-button"
            aria-label={t('closeGapAt', { name })}
            onClick={() => focusControl(gap.at)}
          >
            {t('closeGap')}
          </button>
        )}
      </div>
    </li>
  );
}

function BadgeNow({ view, issuerName }: { view: AchievementView; issuerName: string }) {
  const t = useText(words.editor);
  const { writing } = useWriting();
  const level = writing.levels.find(({ value }) => value.trim());
  return (
    <div className="badge-now">
      <DrawnBadge
        subject={{
          id: view.publicUrl,
          title: writing.title,
          issuerName,
          outcomes: writing.outcomes.map(outcome => outcome.text),
          ...(level ? { level: { framework: level.framework, value: level.value } } : {}),
        }}
        size={112}
      />
      <p className="help">{t('badgeNote')}</p>
    </div>
  );
}

/** For lists: hours, digits of the language. */
export function useHours() {
  const t = useText(words.editor);
  return (hours: number) => t('publishHours', { hours: formatNumber(t.language, hours) });
}
