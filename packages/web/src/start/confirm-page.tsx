import { createRoute, Link, useRouter } from '@tanstack/react-router';
import { ActionButton } from '../app/button.tsx';
import { PageTitle } from '../app/page-title.tsx';
import { plainRoute } from '../app/root-route.ts';
import { parseText, parseWords } from '../app/search-words.ts';
import { forgetSession } from '../app/session.ts';
import { TroubleNote } from '../app/trouble-note.tsx';
import { useAction } from '../app/use-action.ts';
import { api } from '../app/wire.ts';
import { words } from '../app/words.ts';
import { useText } from '../messages/text.ts';

/** Where the link of a letter leads. Opening it does nothing yet, so that mail scanners cannot use it up. */
export const confirmRoute = createRoute({
  getParentRoute: () => plainRoute,
  path: '/sign-in/confirm',
  validateSearch: (search: Record<string, unknown>) => parseWords(search, { token: parseText }),
  component: () => <ConfirmPage token={confirmRoute.useSearch().token} />,
});

/** The same with the token as part of the path. */
export const linkRoute = createRoute({
  getParentRoute: () => plainRoute,
  path: '/sign-in/$token',
  component: () => <ConfirmPage token={linkRoute.useParams().token} />,
});

function ConfirmPage({ token }: { token: string | undefined }) {
  const t = useText(words.signIn);
  const router = useRouter();
  const enter = useAction(async (given: string) => {
    const { next } = await api.accounts.confirmSignIn({ body: { token: given } });
    forgetSession();
    await router.invalidate();
    router.history.push(next);
  });
  return (
    <div className="narrow">
      <PageTitle className="title spaced" place="Cairn">
        {t('confirmPage')}
      </PageTitle>
      <TroubleNote trouble={enter.trouble} />
      {token && !enter.trouble && (
        <>
          <p className="lead">{t('confirmText')}</p>
          <ActionButton busy={enter.busy} onClick={() => enter.run(token)}>
            {t('confirmButton')}
          </ActionButton>
        </>
      )}
      {!token && <p className="lead">{t('confirmMissing')}</p>}
      {(!token || enter.trouble) && (
        <Link className="button button-plain" to="/sign-in">
          {t('askNew')}
        </Link>
      )}
    </div>
  );
}
