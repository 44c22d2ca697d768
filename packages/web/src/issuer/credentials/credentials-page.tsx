import { createRoute } from '@tanstack/react-router';
import { Filter } from '../../app/filter.tsx';
import { Paging } from '../../app/paging.tsx';
import { deskRoute } from '../../app/root-route.ts';
import { SearchBox } from '../../app/search-box.tsx';
import { parseOneOf, parseText, parseWords } from '../../app/search-words.ts';
import { api } from '../../app/wire.ts';
import { words } from '../../app/words.ts';
import { useText } from '../../messages/text.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { DeskHead } from '../desk-head.tsx';
import { CredentialTable } from './credential-table.tsx';
import { type CredentialQuery, ExportButton } from './export-button.tsx';

const states = ['in-force', 'expired', 'revoked'] as const;
const claims = ['waiting', 'claimed'] as const;

const searchReaders = {
  search: parseText,
  state: parseOneOf(states),
  claim: parseOneOf(claims),
  batch: parseText,
  cursor: parseText,
};
type Search = ReturnType<
  typeof parseWords<{
    search: string;
    state: (typeof states)[number];
    claim: (typeof claims)[number];
    batch: string;
    cursor: string;
  }>
>;

/** Issued credentials; search and filters stand in the address. */
export const credentialsRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'credentials',
  validateSearch: (search: Record<string, unknown>): Search => parseWords(search, searchReaders),
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) =>
    api.credentials.listCredentials({ params: { organisationId: context.here.organisationId }, query: toQuery(deps) }),
  component: CredentialsPage,
});

function toQuery({ batch, ...search }: Search): CredentialQuery {
  return { ...search, batchId: batch };
}

function CredentialsPage() {
  const t = useText(words.credentials);
  const desk = useText(words.desk);
  const found = credentialsRoute.useLoaderData();
  const search = credentialsRoute.useSearch();
  const navigate = credentialsRoute.useNavigate();
  const narrow = (part: Partial<Search>) => navigate({ search: before => ({ ...before, cursor: undefined, ...part }) });
  const isFiltered = Boolean(search.search || search.state || search.claim || search.batch);
  return (
    <>
      <DeskHead title={desk('credentials')} page={desk('credentials')} lead={t('lead')}>
        {found.total > 0 && <ExportButton query={toQuery({ ...search, cursor: undefined })} />}
      </DeskHead>
      <div className="list-tools">
        <SearchBox
          label={t('searchLabel')}
          value={search.search ?? ''}
          onSearch={text => narrow({ search: text || undefined })}
        />
        <Filter
          label={t('filterState')}
          all={t('all')}
          chosen={search.state}
          choices={states.map(state => ({ value: state, label: t(`state_${state}`) }))}
          choose={state => narrow({ state })}
        />
        <Filter
          label={t('filterClaim')}
          all={t('all')}
          chosen={search.claim}
          choices={claims.map(claim => ({ value: claim, label: t(`claim_${claim}`) }))}
          choose={claim => narrow({ claim })}
        />
      </div>
      {search.batch && (
        <p className="soft">
          {t('oneBatch')}{' '}
          <Button look="bare" onClick={() => narrow({ batch: undefined })}>
            {t('everyBatch')}
          </Button>
        </p>
      )}
      {found.items.length === 0 ? (
        <EmptyState sentence={isFiltered ? t('emptyFound') : t('empty')} />
      ) : (
        <CredentialTable rows={found.items} total={found.total} />
      )}
      <Paging
        page={found}
        cursor={search.cursor}
        go={cursor => navigate({ search: before => ({ ...before, cursor }) })}
      />
    </>
  );
}
