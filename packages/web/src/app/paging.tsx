import { formatNumber, useText } from '../messages/text.ts';
import { Button } from '../ui/button.tsx';
import { words } from './words.ts';

/** How many there are, and the way to the others. `cursor` is where this page began, `go` opens another. */
export function Paging({
  page,
  cursor,
  go,
}: {
  page: { items: unknown[]; next?: string | undefined; total: number };
  cursor: string | undefined;
  go: (cursor: string | undefined) => void;
}) {
  const t = useText(words.app);
  if (page.total === 0) return null;
  return (
    <div className="paging">
      <p className="soft">
        {t('shown', {
          shown: formatNumber(t.language, page.items.length),
          total: formatNumber(t.language, page.total),
        })}
      </p>
      {cursor && (
        <Button look="bare" onClick={() => go(undefined)}>
          {t('firstPage')}
        </Button>
      )}
      {page.next && (
        <Button look="plain" onClick={() => go(page.next)}>
          {t('nextPage')}
        </Button>
      )}
    </div>
  );
}
