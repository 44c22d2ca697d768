import type { Batch } from '@cairn/api/issuance';
import { Link, useRouteContext } from '@tanstack/react-router';
import { words } from '../../app/words.ts';
import { formatNumber, useText } from '../../messages/text.ts';
import { DateText, Name } from '../../ui/name.tsx';
import { State } from '../../ui/pebble.tsx';

/** Lists that were issued before, newest first. */
export function EarlierLists({ batches }: { batches: Batch[] }) {
  const t = useText(words.issue);
  const { here } = useRouteContext({ from: '/console/$slug' });
  if (batches.length === 0) return null;
  const shown = (count: number) => formatNumber(t.language, count);
  return (
    <section className="earlier" aria-labelledby="earlier-title">
      <h2 id="earlier-title">{t('batchesTitle')}</h2>
      <ul className="rows">
        {batches.map(batch => (
          <li key={batch.id}>
            <Link to="/console/$slug/issue/$batchId" params={{ slug: here.slug, batchId: batch.id }}>
              <Name>{batch.achievementTitle}</Name>
            </Link>
            <span className="soft">
              <DateText iso={batch.createdAt} detail="minute" />
            </span>
            <span>
              {t('batchLine', { issued: shown(batch.issued), total: shown(batch.total) })}{' '}
              {batch.failed > 0 && <State answer="fail">{t('batchFailures', { count: batch.failed })}</State>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
