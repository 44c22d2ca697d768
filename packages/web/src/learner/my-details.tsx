import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { ActionButton } from '../app/button.tsx';
import { checkEmail, checkRequired, faultsOf } from '../app/checks.ts';
import { TextField } from '../app/fields.tsx';
import { Form, useForm } from '../app/form.tsx';
import { rootRoute } from '../app/root-route.ts';
import { forgetSession } from '../app/session.ts';
import { useSay } from '../app/toast.tsx';
import { api, pageLanguage } from '../app/wire.ts';
import { words } from '../app/words.ts';
import { useText } from '../messages/text.ts';
import { Note } from '../ui/note.tsx';

/** How a person signs in and is greeted; those who came with a code alone are told what that means. */
export function MyDetails() {
  const t = useText(words.wallet);
  const { session } = rootRoute.useRouteContext();
  const { person } = session;
  if (!person) return null;
  return (
    <section className="part-alone" aria-labelledby="details">
      <h2 id="details">{t('yourDetails')}</h2>
      {person.email ? (
        <p className="soft">{t.rich('signedInAs', { email: <bdi key="email">{person.email}</bdi> })}</p>
      ) : (
        <AddEmail />
      )}
      <NameForm name={person.name ?? ''} />
    </section>
  );
}

function NameForm({ name }: { name: string }) {
  const t = useText(words.wallet);
  const app = useText(words.app);
  const say = useSay();
  const router = useRouter();
  const form = useForm({
    initial: { name },
    check: values => faultsOf({ '/name': checkRequired(app, values.name) }),
    send: values => api.accounts.changeProfile({ body: { name: values.name.trim() } }),
    done: async () => {
      forgetSession();
      await router.invalidate();
      say(t('savedName'));
    },
  });
  return (
    <Form form={form} label={t('yourDetails')}>
      <TextField
        at="/name"
        label={t('nameNow')}
        help={t('nameHelp')}
        value={form.values.name}
        onChange={value => form.change({ name: value })}
        autoComplete="name"
      />
      <ActionButton type="submit" look="plain" busy={form.busy}>
        {t('saveName')}
      </ActionButton>
    </Form>
  );
}

function AddEmail() {
  const t = useText(words.wallet);
  const app = useText(words.app);
  const [sentTo, setSentTo] = useState('');
  const form = useForm({
    initial: { email: '' },
    check: ({ email }) => faultsOf({ '/email': checkEmail(app, email) }),
    send: ({ email }) =>
      api.accounts.requestSignInLink({ body: { email: email.trim(), next: '/wallet', language: pageLanguage } }),
    done: (_, { email }) => setSentTo(email.trim()),
  });
  return (
    <Note answer="person">
      <div className="stack">
        <h3>{t('noEmailTitle')}</h3>
        <p>{t('noEmailText')}</p>
        <p role="status">{sentTo && t('addEmailSent', { email: sentTo })}</p>
        <Form form={form} label={t('addEmail')}>
          <TextField
            at="/email"
            type="email"
            label={t('addEmail')}
            value={form.values.email}
            onChange={email => form.change({ email })}
            autoComplete="email"
          />
          <ActionButton type="submit" look="plain" busy={form.busy}>
            {t('addEmailButton')}
          </ActionButton>
        </Form>
      </div>
    </Note>
  );
}
