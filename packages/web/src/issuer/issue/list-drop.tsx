import { DropZone, type FileDropItem, FileTrigger } from 'react-aria-components';
import { download } from '../../app/download.ts';
import { TroubleNote } from '../../app/trouble-note.tsx';
import { words } from '../../app/words.ts';
import { useText } from '../../messages/text.ts';
import { Button } from '../../ui/button.tsx';
import { Note } from '../../ui/note.tsx';
import { FileButton } from './file-button.tsx';
import { exampleList } from './list-file.ts';
import type { ListState } from './use-list.ts';

/** Where a list is dropped or chosen. Dashed: nothing is here yet. */
export function ListDrop({ state }: { state: ListState }) {
  const t = useText(words.issue);
  const isFile = (item: { kind: string }): item is FileDropItem => item.kind === 'file';
  return (
    <>
      <TroubleNote trouble={state.trouble} />
      {state.fault && (
        <div role="alert">
          <Note answer="fail">{t(state.fault)}</Note>
        </div>
      )}
      <DropZone
        className="list-drop"
        aria-label={t('dropTitle')}
        onDrop={async event => {
          const dropped = event.items.find(isFile);
          if (dropped) await state.read(await dropped.getFile());
        }}
      >
        <h2>{t('dropTitle')}</h2>
        <p className="soft">{t('dropText')}</p>
        <FileTrigger
          acceptedFileTypes={['.csv', '.tsv', '.txt', 'text/csv']}
          onSelect={files => {
            const file = files?.[0];
            if (file) void state.read(file);
          }}
        >
          <FileButton>{t('chooseFile')}</FileButton>
        </FileTrigger>
        <p role="status">{state.isReading && t('reading')}</p>
      </DropZone>
      <Button look="bare" icon="download" onClick={() => download('cairn-list.csv', exampleList, 'text/csv')}>
        {t('sampleFile')}
      </Button>
    </>
  );
}
