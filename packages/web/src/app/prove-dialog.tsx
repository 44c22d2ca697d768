import { useCallback, useEffect, useRef, useState } from 'react';
import { useText } from '../messages/text.ts';
import { Button } from '../ui/button.tsx';
import { ActionButton } from './button.tsx';
import { checkRequired, faultsOf } from './checks.ts';
import { Dialog } from './dialog.tsx';
import { TextField } from './fields.tsx';
import { Form, useForm } from './form.tsx';
import { askForProofsWith } from './fresh-proof.ts';
import { answerByPasskey } from './passkeys.ts';
import { TroubleNote } from './trouble-note.tsx';
import { useAction } from './use-action.ts';
import { api } from './wire.ts';
import { words } from './words.ts';

/** Stands above every page: asks for a fresh proof when a step needs one, and the step goes on. */
export function ProveDialog() {
  const t = useText(words.account);
  const [asked, setAsked] = useState(false);
  const answer = useRef<(proven: boolean) => void>(() => {});
  useEffect(
    () =>
      askForProofsWith(() => {
        setAsked(true);
        return new Promise(resolve => {
          answer.current = resolve;
        });
      }),
    [],
  );
  const close = useCallback((proven: boolean) => {
    setAsked(false);
    answer.current(proven);
  }, []);
  return (
    <Dialog title={t('proveTitle')} open={asked} onClose={() => close(false)} alert>
      <p>{t('proveText')}</p>
      <Proof done={() => close(true)} cancel={() => close(false)} />
    </Dialog>
  );
}

type Way = Awaited<ReturnType<typeof api.signIn.startProof>>;

function Proof({ done, cancel }: { done: () => void; cancel: () => void }) {
  const t = useText(words.account);
  const app = useText(words.app);
  const [way, setWay] = useState<Way>();
  const start = useAction(async () => setWay(await api.signIn.startProof({ body: {} })));
  const begun = useRef(false);
  useEffect(() => {
    // Development mounts twice, and a second letter would void the first.
    if (!begun.current) start.run();
    begun.current = true;
  }, [start.run]);
  if (way?.method === 'mail') return <ByCode way={way} done={done} cancel={cancel} />;
  return (
    <>
      <TroubleNote trouble={start.trouble} />
      {way && <ByPasskey first={way} done={done} cancel={cancel} />}
      {!way && (
        <div className="actions">
          {start.trouble && <Button onClick={() => start.run()}>{app('tryAgain')}</Button>}
          <Button look="plain" onClick={cancel}>
            {t('proveNot')}
          </Button>
        </div>
      )}
    </>
  );
}

function ByPasskey({
  first,
  done,
  cancel,
}: {
  first: Way & { method: 'passkey' };
  done: () => void;
  cancel: () => void;
}) {
  const t = useText(words.account);
  const fresh = useRef<Way | undefined>(first);
  const [declined, setDeclined] = useState(false);
  const prove = useAction(async () => {
    setDeclined(false);
    const way = fresh.current ?? (await api.signIn.startProof({ body: {} }));
    fresh.current = undefined;
    const response = way.method === 'passkey' && (await answerByPasskey(way.options));
    if (!response) return setDeclined(true);
    await api.signIn.prove({ body: { response } });
    done();
  });
  return (
    <>
      <TroubleNote trouble={prove.trouble} />
      <p role="status">{declined && t('passkeyDeclined')}</p>
      <div className="actions">
        <ActionButton icon="lock" busy={prove.busy} onClick={() => prove.run()}>
          {t('provePasskey')}
        </ActionButton>
        <Button look="plain" onClick={cancel}>
          {t('proveNot')}
        </Button>
      </div>
    </>
  );
}

function ByCode({ way, done, cancel }: { way: Way & { method: 'mail' }; done: () => void; cancel: () => void }) {
  const t = useText(words.account);
  const app = useText(words.app);
  const form = useForm({
    initial: { code: '' },
    check: ({ code }) => faultsOf({ '/code': checkRequired(app, code) }),
    send: ({ code }) => api.signIn.prove({ body: { code: code.trim() } }),
    done,
  });
  return (
    <Form form={form} label={t('proveTitle')}>
      <p role="status">{t.rich('proveSent', { email: <bdi key="email">{way.email}</bdi> })}</p>
      {way.outbox && (
        <p>
          <a href="/outbox" target="_blank" rel="noreferrer">
            {t('proveOutbox')}
          </a>
        </p>
      )}
      <TextField
        at="/code"
        label={t('proveCode')}
        value={form.values.code}
        onChange={code => form.change({ code })}
        autoComplete="one-time-code"
        inputMode="numeric"
        maxLength={20}
        ltr
      />
      <div className="actions">
        <ActionButton type="submit" busy={form.busy}>
          {t('proveButton')}
        </ActionButton>
        <Button look="plain" onClick={cancel}>
          {t('proveNot')}
        </Button>
      </div>
    </Form>
  );
}
