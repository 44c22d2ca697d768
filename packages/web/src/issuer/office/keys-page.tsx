import type { signingKey } from '@cairn/api/keys';
import { createRoute, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import type { z } from 'zod';
import { ActionButton } from '../../app/button.tsx';
import { faultsOf } from '../../app/checks.ts';
import { CopyButton } from '../../app/copy-button.tsx';
import { Dialog } from '../../app/dialog.tsx';
import { download } from '../../app/download.ts';
import { TextField } from '../../app/fields.tsx';
import { Form, useForm } from '../../app/form.tsx';
import { deskRoute } from '../../app/root-route.ts';
import { useSay } from '../../app/toast.tsx';
import { TroubleNote } from '../../app/trouble-note.tsx';
import { useAction } from '../../app/use-action.ts';
import { api } from '../../app/wire.ts';
import { words } from '../../app/words.ts';
import { useText } from '../../messages/text.ts';
import { Button } from '../../ui/button.tsx';
import { DateText } from '../../ui/name.tsx';
import { Part } from '../../ui/public-frame.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { DeskHead } from '../desk-head.tsx';
import { may } from '../membership.ts';

/** The identifier that credentials are signed under, its keys, their backup and their replacement. */
export const keysRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'keys',
  loader: ({ context }) => api.keys.listKeys({ params: { organisationId: context.here.organisationId } }),
  component: KeysPage,
});

function KeysPage() {
  const t = useText(words.office);
  const desk = useText(words.desk);
  const { issuerId, method } = keysRoute.useLoaderData();
  const { here } = keysRoute.useRouteContext();
  return (
    <>
      <DeskHead title={desk('keys')} page={desk('keys')} lead={t('keysLead')} />
      <Part title={t('identifier')} note={method === 'did:web' ? t('methodWeb') : t('methodKey')}>
        <p>
          <code className="identifier" dir="ltr">
            {issuerId}
          </code>
        </p>
        <CopyButton text={issuerId}>{t('copyIdentifier')}</CopyButton>
      </Part>
      <Part title={t('keysTitle')}>
        <KeyTable />
      </Part>
      {may(here, 'key.rotate') && (
        <>
          <Part title={t('backupTitle')} note={t('backupText')}>
            <BackUp />
          </Part>
          {method === 'did:web' && (
            <Part title={t('rotateTitle')} note={t('rotateText')}>
              <Replace />
            </Part>
          )}
        </>
      )}
    </>
  );
}

type Key = z.output<typeof signingKey>;

function KeyTable() {
  const t = useText(words.office);
  const { items } = keysRoute.useLoaderData();
  const columns: Column<Key>[] = [
    { id: 'key', heading: t('keyColumn'), cell: key => <code dir="ltr">{key.publicKeyMultibase.slice(0, 16)}…</code> },
    { id: 'state', heading: t('keyState'), cell: key => (key.state === 'active' ? t('keyActive') : t('keyRetired')) },
    { id: 'made', heading: t('keyMade'), cell: key => <DateText iso={key.createdAt} /> },
    {
      id: 'backup',
      heading: t('keyBackedUp'),
      cell: key => (key.backedUpAt ? <DateText iso={key.backedUpAt} /> : t('never')),
    },
  ];
  return (
    <Table
      caption={<span className="unseen">{t('keysTitle')}</span>}
      columns={columns}
      rows={items}
      keyOf={key => key.id}
    />
  );
}

const least = 12;

function BackUp() {
  const t = useText(words.office);
  const { here } = keysRoute.useRouteContext();
  const router = useRouter();
  const say = useSay();
  const form = useForm({
    initial: { passphrase: '', again: '' },
    check: ({ passphrase, again }) =>
      faultsOf({
        '/passphrase': [...passphrase].length < least && t('passphraseShort'),
        '/again': passphrase !== again && t('passphraseDiffers'),
      }),
    send: ({ passphrase }) =>
      api.keys.backUpKeys({ params: { organisationId: here.organisationId }, body: { passphrase } }),
    done: async ({ fileName, content }) => {
      download(fileName, content, 'application/json');
      form.replace({ passphrase: '', again: '' });
      await router.invalidate();
      say(t('backupDone'));
    },
  });
  const part = (name: 'passphrase' | 'again') => ({
    at: `/${name}`,
    type: 'password' as const,
    autoComplete: 'new-password',
    value: form.values[name],
    onChange: (value: string) => form.change({ [name]: value }),
  });
  return (
    <Form form={form} label={t('backupTitle')}>
      <TextField label={t('passphrase')} help={t('passphraseHelp')} {...part('passphrase')} />
      <TextField label={t('passphraseAgain')} {...part('again')} />
      <ActionButton type="submit" busy={form.busy}>
        {t('backupButton')}
      </ActionButton>
    </Form>
  );
}

function Replace() {
  const t = useText(words.office);
  const { here } = keysRoute.useRouteContext();
  const router = useRouter();
  const say = useSay();
  const [open, setOpen] = useState(false);
  const replace = useAction(async () => {
    await api.keys.rotateKey({ params: { organisationId: here.organisationId }, body: {} });
    setOpen(false);
    await router.invalidate();
    say(t('rotated'));
  });
  return (
    <>
      <Button look="plain" onClick={() => setOpen(true)}>
        {t('rotate')}
      </Button>
      <Dialog title={t('rotateAsk')} open={open} onClose={() => setOpen(false)} alert>
        <TroubleNote trouble={replace.trouble} />
        <p className="dialog-what">{t('rotateWhat')}</p>
        <div className="actions">
          <ActionButton busy={replace.busy} onClick={() => replace.run()}>
            {t('rotate')}
          </ActionButton>
          <Button look="plain" onClick={() => setOpen(false)}>
            {t('keepKey')}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
