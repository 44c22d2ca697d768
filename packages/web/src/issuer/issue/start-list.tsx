import { useNavigate, useRouteContext } from '@tanstack/react-router';
import { useState } from 'react';
import { ActionButton } from '../../app/button.tsx';
import { Dialog } from '../../app/dialog.tsx';
import { TroubleNote } from '../../app/trouble-note.tsx';
import { useAction, useIdempotencyKey } from '../../app/use-action.ts';
import { api } from '../../app/wire.ts';
import { words } from '../../app/words.ts';
import { useText } from '../../messages/text.ts';
import { Button } from '../../ui/button.tsx';
import { LookAtOne } from './look-at-one.tsx';
import type { List } from './use-list.ts';

/** Where somebody goes on who passes the rows by. */
export const listStartId = 'list-start';

/** Look at one, then issue to all; the dialog says what happens to whom. */
export function StartList({ list, achievementId }: { list: List; achievementId: string }) {
  const t = useText(words.issue);
  const app = useText(words.app);
  const { here } = useRouteContext({ from: '/console/$slug' });
  const navigate = useNavigate();
  const key = useIdempotencyKey();
  const [open, setOpen] = useState(false);
  const start = useAction(async () => {
    const batch = await api.issuance.startBatch({
      params: { organisationId: here.organisationId },
      body: { achievementId, rows: list.rows },
      idempotencyKey: key.current(),
    });
    key.next();
    await navigate({ to: '/console/$slug/issue/$batchId', params: { slug: here.slug, batchId: batch.id } });
  });
  const count = list.rows.length;
  const letters = list.rows.filter(row => row.email !== '').length;
  const isReady = list.problems.length === 0 && list.isChecked && count > 0;
  const obstacle = count === 0 ? t('nobodyLeft') : t('stillWrong', { count: list.problems.length });
  const example = list.rows.find(row => !list.problems.some(problem => problem.row === row.row));
  return (
    <div className="actions list-start" id={listStartId} tabIndex={-1}>
      <Button
        unavailable={isReady ? undefined : list.isChecked ? obstacle : t('reading')}
        onClick={() => setOpen(true)}
      >
        {t('issueMany', { count })}
      </Button>
      {example && <LookAtOne row={example} achievementId={achievementId} />}
      <Dialog title={t('issueManyTitle', { count })} open={open} onClose={() => setOpen(false)}>
        <TroubleNote trouble={start.trouble} />
        <p className="dialog-what">{t('issueManyWhat', { letters, codes: count - letters })}</p>
        <div className="actions">
          <ActionButton busy={start.busy} onClick={() => start.run()}>
            {t('issueMany', { count })}
          </ActionButton>
          <Button look="plain" onClick={() => setOpen(false)}>
            {app('cancel')}
          </Button>
        </div>
      </Dialog>
    </div>
  );
}
