import { useRouteContext } from '@tanstack/react-router';
import { ActionButton } from '../../app/button.tsx';
import { download } from '../../app/download.ts';
import { useSay } from '../../app/toast.tsx';
import { TroubleNote } from '../../app/trouble-note.tsx';
import { useAction } from '../../app/use-action.ts';
import { api } from '../../app/wire.ts';
import { words } from '../../app/words.ts';
import { useText } from '../../messages/text.ts';
import type { RecordWords } from './record-search.tsx';

/** What the search finds, as a file. */
export function ExportRecord({ search }: { search: RecordWords }) {
  const t = useText(words.office);
  const say = useSay();
  const { here } = useRouteContext({ from: '/console/$slug' });
  const exporting = useAction(async () => {
    const params = { organisationId: here.organisationId };
    const { fileName, content, entries, rest } = await api.audit.exportAudit({ params, query: search });
    download(`${here.slug}-${fileName}`, content, 'text/csv;charset=utf-8');
    say(rest > 0 ? t('recordExportedPart', { entries, rest }) : t('recordExported', { entries }));
  });
  return (
    <>
      <TroubleNote trouble={exporting.trouble} />
      <ActionButton look="plain" icon="download" busy={exporting.busy} onClick={() => exporting.run()}>
        {t('recordExport')}
      </ActionButton>
    </>
  );
}
