import { createRoute, Link } from '@tanstack/react-router';
import { ActionButton } from '../app/button.tsx';
import { checkEmail, checkRequired, faultsOf } from '../app/checks.ts';
import { TextField } from '../app/fields.tsx';
import { Form, useForm } from '../app/form.tsx';
import { PageTitle } from '../app/page-title.tsx';
import { plainRoute } from '../app/root-route.ts';
import { api } from '../app/wire.ts';
import { words } from '../app/words.ts';
import { useText } from '../messages/text.ts';
import { useEntered } from './with-passkey.tsx';

/** For those who can reach neither passkey nor mail. */
export const recoveryRoute = createRoute({
  getParentRoute: () => plainRoute,
  path: '/sign-in/recovery',
  component: RecoveryPage,
});

function RecoveryPage() {
  const t = useText(words.account);
  const signIn = useText(words.signIn);
  const app = useText(words.app);
  const entered = useEntered('/account');
  const form = useForm({
    initial: { email: '', code: '' },
    check: ({ email, code }) => faultsOf({ '/email': checkEmail(app, email), '/code': checkRequired(app, code) }),
    send: ({ email, code }) => api.signIn.signInWithRecoveryCode({ body: { email: email.trim(), code: code.trim() } }),
    done: entered,
  });
  return (
    <div className="narrow">
      <PageTitle className="title spaced" place="Cairn">
        {t('recoveryPage')}
      </PageTitle>
      <p className="lead">{t('recoveryLead')}</p>
      <Form form={form} label={t('recoveryPage')}>
        <TextField
          at="/email"
          type="email"
          label={signIn('email')}
          value={form.values.email}
          onChange={email => form.change({ email })}
          autoComplete="email"
        />
        <TextField
          at="/code"
          label={t('recoveryCode')}
          value={form.values.code}
          onChange={code => form.change({ code })}
          maxLength={60}
          ltr
        />
        <ActionButton type="submit" busy={form.busy}>
          {t('recoveryButton')}
        </ActionButton>
      </Form>
      <p className="aside">
        <Link to="/sign-in">{signIn('page')}</Link>
      </p>
    </div>
  );
}
