import type { Passkey } from '@cairn/api/sign-in';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { ActionButton } from '../app/button.tsx';
import { checkRequired, faultsOf } from '../app/checks.ts';
import { Dialog } from '../app/dialog.tsx';
import { TextField } from '../app/fields.tsx';
import { Form, useForm } from '../app/form.tsx';
import { knowsPasskeys, makePasskey } from '../app/passkeys.ts';
import { useSay } from '../app/toast.tsx';
import { api } from '../app/wire.ts';
import { words } from '../app/words.ts';
import { AskFirst } from '../issuer/office/ask-first.tsx';
import { useText } from '../messages/text.ts';
import { Button } from '../ui/button.tsx';
import { DateText, Name } from '../ui/name.tsx';
import { Tag } from '../ui/note.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { FreshCodes, RecoveryCodes } from './recovery-codes.tsx';

/** Passkeys, and the codes for the day they are lost. */
export function Passkeys({ passkeys, codesLeft }: { passkeys: Passkey[]; codesLeft: number }) {
  const t = useText(words.account);
  const [fresh, setFresh] = useState<string[]>();
  return (
    <>
      <section className="part-alone" aria-labelledby="passkeys">
        <h2 id="passkeys">{t('passkeys')}</h2>
        <p className="soft">{t('passkeysText')}</p>
        {passkeys.length > 0 ? <PasskeyTable passkeys={passkeys} /> : <p>{t('passkeysNone')}</p>}
        {fresh && <FreshCodes codes={fresh} done={() => setFresh(undefined)} />}
        {knowsPasskeys() ? <AddPasskey made={setFresh} /> : <p>{t('passkeysUnknown')}</p>}
      </section>
      {(passkeys.length > 0 || codesLeft > 0) && <RecoveryCodes left={codesLeft} />}
    </>
  );
}

function PasskeyTable({ passkeys }: { passkeys: Passkey[] }) {
  const t = useText(words.account);
  const columns: Column<Passkey>[] = [
    {
      id: 'name',
      heading: t('passkeyName'),
      cell: passkey => (
        <>
          <Name>{passkey.name}</Name> {passkey.blocked && <Tag>{t('passkeyBlocked')}</Tag>}
          {passkey.synced && !passkey.blocked && <Tag>{t('passkeySynced')}</Tag>}
        </>
      ),
    },
    { id: 'added', heading: t('passkeyAdded'), cell: passkey => <DateText iso={passkey.createdAt} /> },
    {
      id: 'used',
      heading: t('passkeyUsed'),
      cell: passkey => (passkey.lastUsedAt ? <DateText iso={passkey.lastUsedAt} /> : t('passkeyNotUsed')),
    },
    {
      id: 'edit',
      heading: t('passkeyEdit'),
      cell: passkey => (
        <div className="actions">
          <Rename passkey={passkey} />
          <Remove passkey={passkey} />
        </div>
      ),
    },
  ];
  return (
    <Table
      caption={t('passkeysCaption', { count: passkeys.length })}
      columns={columns}
      rows={passkeys}
      keyOf={passkey => passkey.id}
    />
  );
}

function AddPasskey({ made }: { made: (codes: string[] | undefined) => void }) {
  const t = useText(words.account);
  const app = useText(words.app);
  const router = useRouter();
  const say = useSay();
  const [declined, setDeclined] = useState(false);
  const form = useForm({
    initial: { name: '' },
    check: ({ name }) => faultsOf({ '/name': checkRequired(app, name) }),
    send: async ({ name }) => {
      setDeclined(false);
      const { options } = await api.signIn.startPasskey({ body: {} });
      const response = await makePasskey(options);
      return response && api.signIn.addPasskey({ body: { name: name.trim(), response } });
    },
    done: async (kept, { name }) => {
      if (!kept) return setDeclined(true);
      form.replace({ name: '' });
      made(kept.recoveryCodes ?? undefined);
      await router.invalidate();
      say(t('passkeyKept', { name: name.trim() }));
    },
  });
  return (
    <Form form={form} label={t('addPasskey')}>
      <p role="status">{declined && t('passkeyDeclined')}</p>
      <TextField
        at="/name"
        label={t('passkeyName')}
        help={t('passkeyNameHelp')}
        value={form.values.name}
        onChange={name => form.change({ name })}
        maxLength={60}
      />
      <ActionButton type="submit" icon="plus" busy={form.busy}>
        {t('addPasskey')}
      </ActionButton>
    </Form>
  );
}

function Rename({ passkey }: { passkey: Passkey }) {
  const t = useText(words.account);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button look="bare" aria-label={t('renameOf', { name: passkey.name })} onClick={() => setOpen(true)}>
        {t('rename')}
      </Button>
      <Dialog title={t('renameTitle')} open={open} onClose={() => setOpen(false)}>
        <RenameForm passkey={passkey} close={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function RenameForm({ passkey: { id, name }, close }: { passkey: Passkey; close: () => void }) {
  const t = useText(words.account);
  const app = useText(words.app);
  const router = useRouter();
  const say = useSay();
  const form = useForm({
    initial: { name },
    check: values => faultsOf({ '/renamed': checkRequired(app, values.name) }),
    send: values => api.signIn.renamePasskey({ params: { passkeyId: id }, body: { name: values.name.trim() } }),
    done: async () => {
      close();
      await router.invalidate();
      say(t('renamed'));
    },
  });
  return (
    <Form form={form} label={t('renameTitle')}>
      <TextField
        at="/renamed"
        label={t('passkeyName')}
        value={form.values.name}
        onChange={value => form.change({ name: value })}
        maxLength={60}
      />
      <div className="actions">
        <ActionButton type="submit" busy={form.busy}>
          {t('rename')}
        </ActionButton>
        <Button look="plain" onClick={close}>
          {app('cancel')}
        </Button>
      </div>
    </Form>
  );
}

function Remove({ passkey: { id, name } }: { passkey: Passkey }) {
  const t = useText(words.account);
  const router = useRouter();
  const say = useSay();
  const act = async () => {
    await api.signIn.removePasskey({ params: { passkeyId: id } });
    await router.invalidate();
    say(t('removed'));
  };
  return (
    <AskFirst
      button={t('remove')}
      label={t('removeOf', { name })}
      title={t('removeTitle', { name })}
      what={t('removeWhat')}
      keep={t('removeKeep')}
      act={act}
    />
  );
}
