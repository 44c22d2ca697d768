import { createRoute, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { ActionButton } from '../app/button.tsx';
import { checkEmail, faultsOf } from '../app/checks.ts';
import { TextField } from '../app/fields.tsx';
import { Form, useForm } from '../app/form.tsx';
import { PageTitle } from '../app/page-title.tsx';
import { plainRoute } from '../app/root-route.ts';
import { parseText, parseWords } from '../app/search-words.ts';
import { api, pageLanguage } from '../app/wire.ts';
import { words } from '../app/words.ts';
import { useText } from '../messages/text.ts';
import { Button } from '../ui/button.tsx';
import { WithPasskey } from './with-passkey.tsx';

/** Asks for a sign-in link. `next` is where the person wanted to go. */
export const signInRoute = createRoute({
  getParentRoute: () => plainRoute,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>) => parseWords(search, { next: parseText }),
  component: SignInPage,
});

interface Sent {
  email: string;
  outbox: boolean;
}

function SignInPage() {
  const [sent, setSent] = useState<Sent>();
  return sent ? <LinkSent sent={sent} again={() => setSent(undefined)} /> : <AskForLink done={setSent} />;
}

function AskForLink({ done }: { done: (sent: Sent) => void }) {
  const t = useText(words.signIn);
  const app = useText(words.app);
  const account = useText(words.account);
  const { next } = signInRoute.useSearch();
  const form = useForm({
    initial: { email: '' },
    check: ({ email }) => faultsOf({ '/email': checkEmail(app, email) }),
    send: ({ email }) =>
      api.accounts.requestSignInLink({
        body: { email: email.trim(), language: pageLanguage, ...(next ? { next } : {}) },
      }),
    done: ({ outbox }, { email }) => done({ email: email.trim(), outbox }),
  });
  return (
    <div className="narrow">
      <PageTitle className="title spaced" place="Cairn">
        {t('page')}
      </PageTitle>
      <p className="lead">{t('lead')}</p>
      <Form form={form} label={t('page')}>
        <TextField
          at="/email"
          type="email"
          label={t('email')}
          help={t('emailHelp')}
          value={form.values.email}
          onChange={email => form.change({ email })}
          autoComplete="email webauthn"
        />
        <ActionButton type="submit" busy={form.busy}>
          {t('button')}
        </ActionButton>
      </Form>
      <WithPasskey next={next} />
      <p className="aside">
        {account('recoveryAsk')} <Link to="/sign-in/recovery">{account('recoveryLink')}</Link>
      </p>
      <p className="aside">
        {t('noAccount')} <Link to="/claim">{t('noAccountLink')}</Link>
      </p>
    </div>
  );
}

function LinkSent({ sent, again }: { sent: Sent; again: () => void }) {
  const t = useText(words.signIn);
  return (
    <div className="narrow">
      <PageTitle className="title spaced" place="Cairn">
        {t('sentTitle')}
      </PageTitle>
      <p className="lead" role="status">
        {t.rich('sentText', { email: <bdi key="email">{sent.email}</bdi> })}
      </p>
      {sent.outbox && (
        <p>
          {t('outboxText')} <Link to="/outbox">{t('outboxLink')}</Link>
        </p>
      )}
      <Button look="plain" onClick={again}>
        {t('again')}
      </Button>
    </div>
  );
}
