import type { AchievementView } from '@cairn/api/achievements';
import { useState } from 'react';
import { ActionButton } from '../../app/button.tsx';
import { Dialog } from '../../app/dialog.tsx';
import { TroubleNote } from '../../app/trouble-note.tsx';
import { useAction } from '../../app/use-action.ts';
import { api } from '../../app/wire.ts';
import { words } from '../../app/words.ts';
import { useText } from '../../messages/text.ts';
import { Button } from '../../ui/button.tsx';
import { newestVersion } from './publish.tsx';

/** Back to the last version, or away with what was never published. */
export function DropDraft({ view, dropped }: { view: AchievementView; dropped: (remains: boolean) => Promise<void> }) {
  const t = useText(words.editor);
  const [open, setOpen] = useState(false);
  const drop = useAction(async () => {
    const params = { organisationId: view.organisationId, achievementId: view.id };
    const { remains } = await api.achievements.deleteDraft({ params });
    setOpen(false);
    await dropped(remains);
  });
  if (view.state === 'published') return null;
  const version = newestVersion(view);
  return (
    <>
      <Button look="danger" onClick={() => setOpen(true)}>
        {t('dropDraft')}
      </Button>
      <Dialog title={t('dropTitle')} open={open} onClose={() => setOpen(false)} alert>
        <TroubleNote trouble={drop.trouble} />
        <p>{version > 0 ? t('dropBack', { version }) : t('dropWhole')}</p>
        <div className="actions">
          <ActionButton look="danger" busy={drop.busy} onClick={() => drop.run()}>
            {t('dropConfirm')}
          </ActionButton>
          <Button look="plain" onClick={() => setOpen(false)}>
            {t('publishCancel')}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
