import type { HeldCredential } from '@cairn/api/wallet';
import { createRoute, Link } from '@tanstack/react-router';
import { ActionButton } from '../app/button.tsx';
import { download } from '../app/download.ts';
import { HeldBadge } from '../app/held-badge.tsx';
import { PageTitle } from '../app/page-title.tsx';
import { Paging } from '../app/paging.tsx';
import { mustBeSignedIn, plainRoute } from '../app/root-route.ts';
import { parseText, parseWords } from '../app/search-words.ts';
import { useSay } from '../app/toast.tsx';
import { TroubleNote } from '../app/trouble-note.tsx';
import { useAction } from '../app/use-action.ts';
import { api } from '../app/wire.ts';
import { words } from '../app/words.ts';
import { formatDate, useText } from '../messages/text.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { HeldState } from './held-state.tsx';
import { MyDetails } from './my-details.tsx';

/** What a learner holds. */
export const walletRoute = createRoute({
  getParentRoute: () => plainRoute,
  path: '/wallet',
  validateSearch: (search: Record<string, unknown>) => parseWords(search, { cursor: parseText }),
  beforeLoad: mustBeSignedIn,
  loaderDeps: ({ search }) => search,
  loader: ({ deps }) => api.wallet.listHeld({ query: deps }),
  component: WalletPage,
});

function WalletPage() {
  const t = useText(words.wallet);
  const held = walletRoute.useLoaderData();
  const search = walletRoute.useSearch();
  const navigate = walletRoute.useNavigate();
  return (
    <>
      <PageTitle className="title spaced" place="Cairn">
        {t('page')}
      </PageTitle>
      <p className="lead">{t('lead', { count: held.total })}</p>
      {held.total === 0 ? (
        <EmptyWallet />
      ) : (
        <section aria-labelledby="held">
          <h2 id="held" className="unseen">
            {t('held')}
          </h2>
          <ul className="rows held">
            {held.items.map(item => (
              <HeldRow key={item.id} item={item} />
            ))}
          </ul>
          <Paging
            page={held}
            cursor={search.cursor}
            go={cursor => navigate({ search: before => ({ ...before, cursor }) })}
          />
          <TakeItAll />
        </section>
      )}
      <MyDetails />
    </>
  );
}

function HeldRow({ item }: { item: HeldCredential }) {
  const t = useText(words.wallet);
  return (
    <li>
      <HeldBadge badge={item.badge} title={item.title} issuerName={item.issuerName} size={64} />
      <div className="held-what">
        <Link className="held-title" to="/wallet/$credentialId" params={{ credentialId: item.id }}>
          <bdi>{item.title}</bdi>
        </Link>
        <p className="soft">
          <bdi>{item.issuerName}</bdi>, <time dateTime={item.awardedAt}>{formatDate(t.language, item.awardedAt)}</time>
        </p>
      </div>
      <div className="held-state">
        <HeldState item={item} />
      </div>
      <p className="soft">{item.published ? t('public') : t('private')}</p>
      <Link
        className="button button-plain"
        to="/wallet/$credentialId"
        params={{ credentialId: item.id }}
        hash="share"
        aria-label={t('shareOf', { title: item.title })}
      >
        {t('share')}
      </Link>
    </li>
  );
}

function EmptyWallet() {
  const t = useText(words.wallet);
  return (
    <EmptyState sentence={t('emptyText')}>
      <Link className="button" to="/claim">
        {t('emptyNext')}
      </Link>
    </EmptyState>
  );
}

function TakeItAll() {
  const t = useText(words.wallet);
  const say = useSay();
  const take = useAction(async () => {
    const file = await api.wallet.exportWallet({});
    download('cairns.json', JSON.stringify(file, null, 2), 'application/json');
    say(t('allDone', { count: file.credentials.length }));
  });
  return (
    <section className="take-all" aria-labelledby="take-all">
      <div>
        <h2 id="take-all">{t('allTitle')}</h2>
        <p className="soft">{t('allText')}</p>
        <TroubleNote trouble={take.trouble} />
      </div>
      <ActionButton look="plain" busy={take.busy} onClick={() => take.run()}>
        {t('allButton')}
      </ActionButton>
    </section>
  );
}
