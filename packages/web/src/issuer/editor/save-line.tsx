import { ActionButton } from '../../app/button.tsx';
import { download, toFileName } from '../../app/download.ts';
import { TroubleNote } from '../../app/trouble-note.tsx';
import { useAction } from '../../app/use-action.ts';
import { words } from '../../app/words.ts';
import { useText } from '../../messages/text.ts';
import { Button } from '../../ui/button.tsx';
import { Note } from '../../ui/note.tsx';
import type { Draft } from './use-draft.ts';
import { toDefinition } from './writing.ts';

/** Where the writing is: on this page only, on its way, or safe. */
export function SaveLine({ draft }: { draft: Draft }) {
  const t = useText(words.editor);
  const said = {
    saved: 'saved',
    waiting: 'waiting',
    saving: 'saving',
    conflict: 'saveFailed',
    failed: 'saveFailed',
  } as const;
  return (
    <span className="save-line">
      {t(said[draft.state])}
      {draft.state === 'failed' && (
        <button type="button" className="link-button" onClick={() => draft.save()}>
          {t('saveNow')}
        </button>
      )}
    </span>
  );
}

/** Two people wrote at once: nothing is lost, and a person decides. */
export function SaveTrouble({ draft }: { draft: Draft }) {
  const t = useText(words.editor);
  const mine = useAction(draft.saveOverTheirs);
  const theirs = useAction(draft.takeTheirs);
  if (draft.state !== 'conflict') return <TroubleNote trouble={draft.trouble} />;
  const keep = () => {
    const definition = toDefinition(draft.writing, draft.view.definition);
    download(toFileName(draft.writing.title, 'json'), JSON.stringify(definition, null, 2), 'application/json');
  };
  return (
    <div role="alert">
      <Note answer="person">
        <div className="stack">
          <p>
            <b>{t('conflictTitle')}.</b> {t('conflictText')}
          </p>
          <TroubleNote trouble={mine.trouble ?? theirs.trouble} />
          <div className="actions">
            <ActionButton look="plain" busy={mine.busy} onClick={() => mine.run()}>
              {t('conflictMine')}
            </ActionButton>
            <ActionButton look="plain" busy={theirs.busy} onClick={() => theirs.run()}>
              {t('conflictTheirs')}
            </ActionButton>
            <Button look="bare" icon="download" onClick={keep}>
              {t('conflictKeep')}
            </Button>
          </div>
        </div>
      </Note>
    </div>
  );
}
