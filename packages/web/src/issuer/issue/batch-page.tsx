import type { IssuedCredential } from '@cairn/api/credentials';
import type { Batch } from '@cairn/api/issuance';
import { createRoute, Link, useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { ProgressBar } from 'react-aria-components';
import { deskRoute } from '../../app/root-route.ts';
import { useSay } from '../../app/toast.tsx';
import { api } from '../../app/wire.ts';
import { words } from '../../app/words.ts';
import { formatNumber, useText } from '../../messages/text.ts';
import { DateText, Name } from '../../ui/name.tsx';
import { Table } from '../../ui/table.tsx';
import { CredentialTable } from '../credentials/credential-table.tsx';
import { DeskHead } from '../desk-head.tsx';
import { mustMay } from '../membership.ts';

/** A list on its way: the address is the list's own, so that it can be left and come back to. */
export const batchRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'issue/$batchId',
  beforeLoad: mustMay('list.read'),
  loader: async ({ context, params: { batchId } }) => {
    const { organisationId } = context.here;
    const batch = await api.issuance.getBatch({ params: { organisationId, batchId } });
    if (batch.state !== 'done') return { batch };
    return { batch, rows: await api.credentials.listCredentials({ params: { organisationId }, query: { batchId } }) };
  },
  component: BatchPage,
});

const askAgainMs = 1500;

/** The list as it stands now, asked again until it is done. A question that gets no answer is asked again. */
function useWatchedBatch(loaded: Batch, organisationId: string): Batch {
  const [batch, setBatch] = useState(loaded);
  const { id, state } = batch;
  useEffect(() => {
    if (state === 'done') return;
    const params = { organisationId, batchId: id };
    const ask = () => api.issuance.getBatch({ params }).then(setBatch, () => {});
    const timer = setInterval(ask, askAgainMs);
    return () => clearInterval(timer);
  }, [id, state, organisationId]);
  return batch;
}

function BatchPage() {
  const t = useText(words.issue);
  const desk = useText(words.desk);
  const { batch: loaded, rows } = batchRoute.useLoaderData();
  const { here } = batchRoute.useRouteContext();
  const batch = useWatchedBatch(loaded, here.organisationId);
  const isDone = batch.state === 'done';
  useWhenDone(loaded, batch);
  const shown = (count: number) => formatNumber(t.language, count);
  return (
    <>
      <DeskHead
        title={<Name>{batch.achievementTitle}</Name>}
        page={`${t('batchPage')}, ${batch.achievementTitle}`}
        crumbs={
          <Link to="/console/$slug/issue" params={{ slug: here.slug }}>
            {desk('issue')}
          </Link>
        }
        lead={t.rich('batchBegun', { when: <DateText key="when" iso={batch.createdAt} detail="minute" /> })}
      />
      <ProgressBar
        className="progress"
        aria-label={t('batchProgress')}
        value={batch.issued + batch.failed}
        maxValue={batch.total}
      >
        {({ percentage }) => (
          <>
            <p className="list-count">{t('batchSigned', { issued: shown(batch.issued), total: shown(batch.total) })}</p>
            <span className="progress-track">
              <span className="progress-fill" style={{ inlineSize: `${percentage ?? 0}%` }} />
            </span>
          </>
        )}
      </ProgressBar>
      <p className="soft">{isDone ? t('batchDone') : t('batchGoesOn')}</p>
      <Failures batch={batch} />
      {rows && rows.total > 0 && <BatchRows batchId={batch.id} rows={rows.items} total={rows.total} />}
    </>
  );
}

/** When the list gets done before one's eyes: said once, and the rows are fetched. */
function useWhenDone(loaded: Batch, batch: Batch): void {
  const t = useText(words.issue);
  const say = useSay();
  const router = useRouter();
  const hasFinished = loaded.state !== 'done' && batch.state === 'done';
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, at the moment it is done
  useEffect(() => {
    if (!hasFinished) return;
    const shown = (count: number) => formatNumber(t.language, count);
    say(t('batchReached', { issued: shown(batch.issued), failed: shown(batch.failed) }));
    void router.invalidate();
  }, [hasFinished]);
}

function Failures({ batch }: { batch: Batch }) {
  const t = useText(words.issue);
  if (batch.failures.length === 0) return null;
  return (
    <Table
      caption={t('batchDoneFailed', { count: batch.failed })}
      rows={batch.failures}
      keyOf={failure => String(failure.row)}
      columns={[
        { id: 'row', heading: t('row'), cell: ({ row }) => t('failureRow', { row }) },
        { id: 'why', heading: t('rowState'), cell: ({ sentence }) => sentence },
      ]}
    />
  );
}

/** What became of each row: the first of its credentials, and the way to all of them. */
function BatchRows({ batchId, rows, total }: { batchId: string; rows: IssuedCredential[]; total: number }) {
  const t = useText(words.issue);
  const { here } = batchRoute.useRouteContext();
  return (
    <section className="earlier" aria-labelledby="rows-title">
      <h2 id="rows-title">{t('rowsTitle')}</h2>
      <CredentialTable rows={rows} total={total} />
      <p>
        <Link to="/console/$slug/credentials" params={{ slug: here.slug }} search={{ batch: batchId }}>
          {t('batchCredentials')}
        </Link>
      </p>
    </section>
  );
}
