import type { auditEntry } from '@cairn/api/audit';
import { createRoute, Link } from '@tanstack/react-router';
import type { z } from 'zod';
import { Paging } from '../../app/paging.tsx';
import { deskRoute } from '../../app/root-route.ts';
import { parseWords } from '../../app/search-words.ts';
import { api } from '../../app/wire.ts';
import { words } from '../../app/words.ts';
import { useText } from '../../messages/text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { DateText, Name } from '../../ui/name.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { DeskHead } from '../desk-head.tsx';
import { mustMay } from '../membership.ts';
import { ExportRecord } from './export-record.tsx';
import { isNarrowed, kindWords, RecordSearch, recordReaders, withoutCursor } from './record-search.tsx';

type Entry = z.output<typeof auditEntry>;

/** What happened here, each entry chained to the one before. */
export const recordRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'record',
  beforeLoad: mustMay('audit.read'),
  validateSearch: (search: Record<string, unknown>) => parseWords(search, recordReaders),
  loaderDeps: ({ search }) => search,
  loader: async ({ context, deps }) => {
    const params = { organisationId: context.here.organisationId };
    const [record, people] = await Promise.all([
      api.audit.listAudit({ params, query: deps }),
      api.organisations.listMembers({ params, query: { limit: 100 } }),
    ]);
    const names = new Map(people.items.map(({ personId, name, email }) => [personId, name ?? email ?? personId]));
    return { record, names };
  },
  component: RecordPage,
});

function RecordPage() {
  const t = useText(words.office);
  const desk = useText(words.desk);
  const { record, names } = recordRoute.useLoaderData();
  const search = recordRoute.useSearch();
  const navigate = recordRoute.useNavigate();
  const columns: Column<Entry>[] = [
    { id: 'what', heading: t('recordWhat'), cell: entry => kindWords(t, entry.kind) },
    { id: 'at', heading: t('recordAt'), cell: entry => <DateText iso={entry.at} detail="minute" /> },
    { id: 'who', heading: t('recordWho'), cell: entry => <Who actor={entry.actor} names={names} /> },
    {
      id: 'subject',
      heading: t('recordSubject'),
      cell: entry => <Subject subject={entry.subject} names={names} />,
    },
    {
      id: 'hash',
      heading: t('recordHash'),
      cell: entry => (
        <span className="mono" dir="ltr" title={entry.hash}>
          {entry.hash.slice(0, 12)}
        </span>
      ),
    },
  ];
  return (
    <>
      <DeskHead title={desk('record')} page={desk('record')} lead={t('recordLead')}>
        {record.total > 0 && <ExportRecord search={withoutCursor(search)} />}
      </DeskHead>
      <RecordSearch search={search} names={names} go={next => navigate({ search: next })} />
      {record.items.length === 0 ? (
        <EmptyState sentence={isNarrowed(search) ? t('recordNone') : t('recordEmpty')} />
      ) : (
        <Table
          caption={t('recordCaption', { count: record.total })}
          columns={columns}
          rows={record.items}
          keyOf={entry => String(entry.position)}
        />
      )}
      <Paging page={record} cursor={search.cursor} go={cursor => navigate({ search: { ...search, cursor } })} />
    </>
  );
}

type Names = ReadonlyMap<string, string>;

/** A person of this desk by name; what Cairn does by itself, as such; others by their id. */
function Who({ actor, names }: { actor: string; names: Names }) {
  const t = useText(words.office);
  const [kind = '', id = ''] = actor.split(':');
  if (kind === 'system') return t('bySystem');
  if (kind === 'machine') return t('byKey');
  return <Name>{names.get(id) ?? t('bySomebody')}</Name>;
}

/** What the entry is about, as the way to it where there is one. */
function Subject({ subject, names }: { subject: Entry['subject']; names: Names }) {
  const t = useText(words.office);
  const { here } = recordRoute.useRouteContext();
  const { slug } = here;
  const { credentialId, batchId, achievementId, personId } = subject;
  if (credentialId)
    return (
      <Link to="/console/$slug/credentials/$credentialId" params={{ slug, credentialId }}>
        {t('aboutCredential')}
      </Link>
    );
  if (batchId)
    return (
      <Link to="/console/$slug/issue/$batchId" params={{ slug, batchId }}>
        {t('aboutList')}
      </Link>
    );
  if (achievementId)
    return (
      <Link to="/console/$slug/achievements/$achievementId" params={{ slug, achievementId }}>
        {t('aboutAchievement')}
      </Link>
    );
  if (personId) return <Name>{names.get(personId) ?? t('bySomebody')}</Name>;
  return '–';
}
