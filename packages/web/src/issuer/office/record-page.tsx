import type { auditEntry } from '@cairn/api/audit';
import { createRoute } from '@tanstack/react-router';
import type { z } from 'zod';
import { Paging } from '../../app/paging.tsx';
import { deskRoute } from '../../app/root-route.ts';
import { parseText, parseWords } from '../../app/search-words.ts';
import { api } from '../../app/wire.ts';
import { words } from '../../app/words.ts';
import { useText } from '../../messages/text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { DateText, Name } from '../../ui/name.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { DeskHead } from '../desk-head.tsx';
import { mustAdminister } from '../membership.ts';

type Entry = z.output<typeof auditEntry>;

/** What happened here, each entry chained to the one before. */
export const recordRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'record',
  beforeLoad: ({ context }) => mustAdminister(context.here),
  validateSearch: (search: Record<string, unknown>) => parseWords(search, { cursor: parseText }),
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) =>
    api.audit.listAudit({ params: { organisationId: context.here.organisationId }, query: deps }),
  component: RecordPage,
});

const knownKinds: Record<string, string> = words.office.en;

function RecordPage() {
  const t = useText(words.office);
  const desk = useText(words.desk);
  const record = recordRoute.useLoaderData();
  const search = recordRoute.useSearch();
  const navigate = recordRoute.useNavigate();
  const kindWords = (kind: string) =>
    kind.includes('.') && kind in knownKinds ? t(kind as keyof typeof words.office.en) : kind;
  const columns: Column<Entry>[] = [
    { id: 'what', heading: t('recordWhat'), cell: entry => kindWords(entry.kind) },
    { id: 'at', heading: t('recordAt'), cell: entry => <DateText iso={entry.at} detail="minute" /> },
    { id: 'who', heading: t('recordWho'), cell: entry => <Name>{entry.actor}</Name> },
    {
      id: 'subject',
      heading: t('recordSubject'),
      cell: entry => (
        <span className="mono" dir="ltr">
          {Object.values(entry.subject).join(' ')}
        </span>
      ),
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
      <DeskHead title={desk('record')} page={desk('record')} lead={t('recordLead')} />
      {record.items.length === 0 ? (
        <EmptyState sentence={t('recordEmpty')} />
      ) : (
        <Table
          caption={t('recordCaption', { count: record.total })}
          columns={columns}
          rows={record.items}
          keyOf={entry => String(entry.position)}
        />
      )}
      <Paging page={record} cursor={search.cursor} go={cursor => navigate({ search: { cursor } })} />
    </>
  );
}
