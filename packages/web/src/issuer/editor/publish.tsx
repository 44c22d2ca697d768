import type { AchievementView } from '@cairn/api/achievements';
import { useState } from 'react';
import { ActionButton } from '../../app/button.tsx';
import { Dialog } from '../../app/dialog.tsx';
import { useSay } from '../../app/toast.tsx';
import { TroubleNote } from '../../app/trouble-note.tsx';
import { useAction } from '../../app/use-action.ts';
import { api } from '../../app/wire.ts';
import { words } from '../../app/words.ts';
import { useText } from '../../messages/text.ts';
import { Button } from '../../ui/button.tsx';
import { Name } from '../../ui/name.tsx';
import { listRequiredGaps } from './gaps.ts';
import { useHours } from './readiness-aside.tsx';
import type { Draft } from './use-draft.ts';

export function newestVersion(view: AchievementView): number {
  return Math.max(0, ...view.versions.map(({ version }) => version));
}

/** Why it cannot be published now, if so. */
function useObstacle({ view, writing, state }: Draft): string | undefined {
  const t = useText(words.editor);
  const gaps = listRequiredGaps(view.readiness, writing.achievementType).length;
  if (gaps > 0) return t('publishBlocked', { count: gaps });
  if (state === 'conflict') return t('conflictTitle');
  if (view.state === 'published' && state === 'saved') return t('publishNothing', { version: newestVersion(view) });
  return undefined;
}

/** Shows what freezes, then publishes the draft as the next version. */
export function Publish({ draft }: { draft: Draft }) {
  const t = useText(words.editor);
  const say = useSay();
  const [open, setOpen] = useState(false);
  const obstacle = useObstacle(draft);
  const { view } = draft;
  const next = newestVersion(view) + 1;
  const publish = useAction(async () => {
    const saved = await draft.save();
    if (!saved) {
      setOpen(false);
      return;
    }
    const params = { organisationId: view.organisationId, achievementId: view.id };
    draft.accept(await api.achievements.publishAchievement({ params, body: { revision: saved.revision } }));
    setOpen(false);
    say(t('publishDone', { version: next }));
  });
  return (
    <>
      <Button unavailable={obstacle} onClick={() => setOpen(true)}>
        {t('publish', { next })}
      </Button>
      <Dialog title={t('publishTitle', { next })} open={open} onClose={() => setOpen(false)}>
        <p>{t('publishFreezes')}</p>
        <Frozen draft={draft} />
        <TroubleNote trouble={publish.trouble} />
        <p className="dialog-what">{t('publishWhat', { next })}</p>
        <div className="actions">
          <ActionButton busy={publish.busy} onClick={() => publish.run()}>
            {t('publish', { next })}
          </ActionButton>
          <Button look="plain" onClick={() => setOpen(false)}>
            {t('publishCancel')}
          </Button>
        </div>
      </Dialog>
    </>
  );
}

function Frozen({ draft: { writing, view } }: { draft: Draft }) {
  const t = useText(words.editor);
  const hours = useHours();
  const { workloadHours, credits, levels } = view.definition;
  const facts = [
    t('publishOutcomes', { count: writing.outcomes.length }),
    workloadHours !== undefined && hours(workloadHours),
    credits && `${credits.value} ${credits.framework}`,
    ...levels.map(level => `${level.framework} ${level.value}`),
  ].filter(Boolean);
  return (
    <div className="frozen">
      <p className="frozen-title">
        <Name>{writing.title}</Name>
      </p>
      <p dir="auto">{writing.description}</p>
      <ol>
        {writing.outcomes.map(outcome => (
          <li key={outcome.id} dir="auto">
            {outcome.text}
          </li>
        ))}
      </ol>
      <p className="soft">{facts.join(' · ')}</p>
    </div>
  );
}
