import { Link, useLocation, useRouteContext, useRouter } from '@tanstack/react-router';
import { useText } from '../messages/text.ts';
import { Brand } from '../ui/mark.tsx';
import { forgetSession } from './session.ts';
import { useAction } from './use-action.ts';
import { api, pageLanguage } from './wire.ts';
import { words } from './words.ts';

/** The same page in the other language; the server writes the page anew. */
export function LanguageSwitch() {
  const t = useText(words.app);
  const { pathname, search } = useLocation();
  const other = pageLanguage === 'en' ? 'ar' : 'en';
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) if (value !== undefined) query.set(name, String(value));
  query.set('lang', other);
  return (
    <a className="other-language" lang={other} href={`${pathname}?${query}`}>
      {t('otherLanguage')}
    </a>
  );
}

export function SignOut() {
  const t = useText(words.app);
  const router = useRouter();
  const leave = useAction(async () => {
    await api.accounts.signOut({});
    forgetSession();
    await router.navigate({ to: '/sign-in' });
    await router.invalidate();
  });
  return (
    <button type="button" className="as-link" onClick={() => leave.run()}>
      {t('signOut')}
    </button>
  );
}

/** Top of the one-column pages: the mark, where one can go, the other language. */
export function Masthead() {
  const t = useText(words.app);
  const { session } = useRouteContext({ from: '__root__' });
  return (
    <header className="masthead">
      <Brand href="/" />
      <nav aria-label={t('main')}>
        {session.person && <Link to="/wallet">{t('wallet')}</Link>}
        {session.memberships.length > 0 && <Link to="/console">{t('desk')}</Link>}
        {session.person && <Link to="/account">{t('account')}</Link>}
        {session.person ? <SignOut /> : <Link to="/sign-in">{t('signIn')}</Link>}
        <LanguageSwitch />
      </nav>
    </header>
  );
}
