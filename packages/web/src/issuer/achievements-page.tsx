import { createRoute, Link, useNavigate } from '@tanstack/react-router';
import { ActionButton } from '../app/button.tsx';
import { Filter } from '../app/filter.tsx';
import { Paging } from '../app/paging.tsx';
import { deskRoute } from '../app/root-route.ts';
import { SearchBox } from '../app/search-box.tsx';
import { parseOneOf, parseText, parseWords } from '../app/search-words.ts';
import { TroubleNote } from '../app/trouble-note.tsx';
import { useAction, useIdempotencyKey } from '../app/use-action.ts';
import { api, pageLanguage } from '../app/wire.ts';
import { words } from '../app/words.ts';
import { useText } from '../messages/text.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { DateText, Name, NumberText } from '../ui/name.tsx';
import { State } from '../ui/pebble.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { DeskHead } from './desk-head.tsx';
import { may } from './membership.ts';

const states = ['draft', 'changed', 'published'] as const;

/** What can be earned here; search and filter stand in the address. */
export const achievementsRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'achievements',
  validateSearch: (search: Record<string, unknown>) =>
    parseWords(search, { search: parseText, state: parseOneOf(states), cursor: parseText }),
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) =>
    api.achievements.listAchievements({ params: { organisationId: context.here.organisationId }, query: deps }),
  component: AchievementsPage,
});

function AchievementsPage() {
  const t = useText(words.editor);
  const desk = useText(words.desk);
  const { here } = achievementsRoute.useRouteContext();
  const found = achievementsRoute.useLoaderData();
  const search = achievementsRoute.useSearch();
  const navigate = achievementsRoute.useNavigate();
  const isFiltered = Boolean(search.search || search.state);
  return (
    <>
      <DeskHead title={desk('achievements')} page={desk('achievements')} lead={t('listLead')}>
        {may(here, 'achievement.write') && <NewAchievement />}
      </DeskHead>
      <div className="list-tools">
        <SearchBox
          label={t('searchLabel')}
          value={search.search ?? ''}
          onSearch={text =>
            navigate({ search: before => ({ ...before, search: text || undefined, cursor: undefined }) })
          }
        />
        <Filter
          label={t('state')}
          all={t('filterAll')}
          chosen={search.state}
          choices={states.map(state => ({ value: state, label: t(`state_${state}`) }))}
          choose={state => navigate({ search: before => ({ ...before, state, cursor: undefined }) })}
        />
      </div>
      {found.items.length === 0 ? (
        <EmptyState sentence={isFiltered ? t('emptyFound') : t('empty')} />
      ) : (
        <AchievementTable />
      )}
      <Paging
        page={found}
        cursor={search.cursor}
        go={cursor => navigate({ search: before => ({ ...before, cursor }) })}
      />
    </>
  );
}

function NewAchievement() {
  const t = useText(words.editor);
  const { here } = achievementsRoute.useRouteContext();
  const navigate = useNavigate();
  const key = useIdempotencyKey();
  const create = useAction(async () => {
    const made = await api.achievements.createAchievement({
      params: { organisationId: here.organisationId },
      body: { definition: { language: pageLanguage } },
      idempotencyKey: key.current(),
    });
    key.next();
    await navigate({
      to: '/console/$slug/achievements/$achievementId',
      params: { slug: here.slug, achievementId: made.id },
    });
  });
  return (
    <>
      <TroubleNote trouble={create.trouble} />
      <ActionButton icon="plus" busy={create.busy} onClick={() => create.run()}>
        {t('newOne')}
      </ActionButton>
    </>
  );
}

type Summary = Awaited<ReturnType<typeof api.achievements.listAchievements>>['items'][number];

function AchievementTable() {
  const t = useText(words.editor);
  const { here } = achievementsRoute.useRouteContext();
  const found = achievementsRoute.useLoaderData();
  const answers = { draft: 'todo', changed: 'person', published: 'pass' } as const;
  const columns: Column<Summary>[] = [
    {
      id: 'title',
      heading: t('columnTitle'),
      cell: row => (
        <Link to="/console/$slug/achievements/$achievementId" params={{ slug: here.slug, achievementId: row.id }}>
          <Name>{row.title || t('untitled')}</Name>
        </Link>
      ),
    },
    {
      id: 'state',
      heading: t('state'),
      cell: row => <State answer={answers[row.state]}>{t(`state_${row.state}`)}</State>,
    },
    {
      id: 'version',
      heading: t('columnVersion'),
      isNumber: true,
      cell: row => (row.publishedVersion === null ? t('notPublished') : <NumberText value={row.publishedVersion} />),
    },
    { id: 'issued', heading: t('columnIssued'), isNumber: true, cell: row => <NumberText value={row.issuedCount} /> },
    { id: 'updated', heading: t('columnUpdated'), cell: row => <DateText iso={row.updatedAt} /> },
  ];
  return (
    <Table caption={t('caption', { count: found.total })} columns={columns} rows={found.items} keyOf={row => row.id} />
  );
}
