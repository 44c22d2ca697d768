import { type IssuedCredential, revocationReasons } from '@cairn/api/credentials';
import { useRouteContext, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { ActionButton } from '../../app/button.tsx';
import { faultsOf, given } from '../../app/checks.ts';
import { Dialog } from '../../app/dialog.tsx';
import { ChoiceField, LongTextField } from '../../app/fields.tsx';
import { Form, useForm } from '../../app/form.tsx';
import { useSay } from '../../app/toast.tsx';
import { api } from '../../app/wire.ts';
import { words } from '../../app/words.ts';
import { useText } from '../../messages/text.ts';
import { Button } from '../../ui/button.tsx';

type Reason = (typeof revocationReasons)[number];

/** Takes a credential back for good: asks why, and says first what will happen to whom. */
export function Withdraw({ credential }: { credential: IssuedCredential }) {
  const t = useText(words.credentials);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button look="danger" onClick={() => setOpen(true)}>
        {t('withdraw')}
      </Button>
      <Dialog title={t('withdrawTitle')} open={open} onClose={() => setOpen(false)} alert>
        <WithdrawForm credential={credential} close={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function WithdrawForm({ credential, close }: { credential: IssuedCredential; close: () => void }) {
  const t = useText(words.credentials);
  const app = useText(words.app);
  const { here } = useRouteContext({ from: '/console/$slug' });
  const router = useRouter();
  const say = useSay();
  const form = useForm({
    initial: { reason: '', explanation: '' },
    check: ({ reason }) => faultsOf({ '/reason': reason === '' && app('chooseOne') }),
    send: ({ reason, explanation }) =>
      api.credentials.revokeCredential({
        params: { organisationId: here.organisationId, credentialId: credential.id },
        body: { reason: reason as Reason, ...given('explanation', explanation) },
      }),
    done: async () => {
      close();
      await router.invalidate();
      say(t('withdrawn'));
    },
  });
  const reasons = revocationReasons.map(reason => ({ value: reason as string, label: t(`reason_${reason}`) }));
  const whom = {
    name: <bdi key="name">{credential.learnerName}</bdi>,
    title: <bdi key="title">{credential.achievementTitle}</bdi>,
  };
  return (
    <Form form={form} label={t('withdrawTitle')}>
      <ChoiceField
        at="/reason"
        label={t('withdrawReason')}
        empty={t('withdrawChoose')}
        choices={reasons}
        value={form.values.reason}
        onChange={reason => form.change({ reason })}
      />
      <LongTextField
        at="/explanation"
        label={t('withdrawExplain')}
        help={t('withdrawExplainHelp')}
        optional
        value={form.values.explanation}
        onChange={explanation => form.change({ explanation })}
      />
      <p className="dialog-what">
        {t.rich(credential.claim === 'claimed' ? 'withdrawWhatClaimed' : 'withdrawWhatWaiting', whom)}
      </p>
      <div className="actions">
        <ActionButton type="submit" look="danger" busy={form.busy}>
          {t('withdraw')}
        </ActionButton>
        <Button look="plain" onClick={close}>
          {t('withdrawKeep')}
        </Button>
      </div>
    </Form>
  );
}
