import type { BatchRow } from '@cairn/api/issuance';
import { useRouteContext } from '@tanstack/react-router';
import { useState } from 'react';
import { ActionButton } from '../../app/button.tsx';
import { TroubleNote } from '../../app/trouble-note.tsx';
import { useAction } from '../../app/use-action.ts';
import { api } from '../../app/wire.ts';
import { words } from '../../app/words.ts';
import { useText } from '../../messages/text.ts';
import { AwardPreview } from './award-preview.tsx';

/** One row of a list as the credential that it will become. */
export function LookAtOne({ row, achievementId }: { row: BatchRow; achievementId: string }) {
  const t = useText(words.issue);
  const { here } = useRouteContext({ from: '/console/$slug' });
  const [credential, setCredential] = useState<Record<string, unknown>>();
  const look = useAction(async () => {
    const preview = await api.issuance.previewCredential({
      params: { organisationId: here.organisationId },
      body: {
        achievementId,
        learner: { name: row.name, ...(row.email ? { email: row.email } : {}) },
        ...(row.awardedOn ? { awardedOn: row.awardedOn } : {}),
      },
    });
    setCredential(preview.credential);
  });
  return (
    <>
      <ActionButton look="plain" busy={look.busy} onClick={() => look.run()}>
        {t('lookOne')}
      </ActionButton>
      <TroubleNote trouble={look.trouble} />
      <AwardPreview credential={credential} onClose={() => setCredential(undefined)} />
    </>
  );
}
