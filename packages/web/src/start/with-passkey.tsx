import { useRouter } from '@tanstack/react-router';
import { useCallback, useEffect, useState } from 'react';
import { ActionButton } from '../app/button.tsx';
import { answerByPasskey, knowsPasskeys, offersInField, stopWaiting } from '../app/passkeys.ts';
import { forgetSession } from '../app/session.ts';
import { TroubleNote } from '../app/trouble-note.tsx';
import { useAction } from '../app/use-action.ts';
import { api } from '../app/wire.ts';
import { words } from '../app/words.ts';
import { useText } from '../messages/text.ts';

/** A challenge is good for ten minutes; one that waits in the address field is replaced before. */
const renewMs = 8 * 60_000;

/** Where somebody goes who has just signed in. */
export function useEntered(next: string | undefined): () => Promise<void> {
  const router = useRouter();
  return useCallback(async () => {
    forgetSession();
    await router.invalidate();
    router.history.push(next?.startsWith('/') && !/^\/[/\\]/.test(next) ? next : '/console');
  }, [router, next]);
}

/** Sign in with a passkey: by the button, or where the browser can, from the address field. */
export function WithPasskey({ next }: { next: string | undefined }) {
  const t = useText(words.account);
  const entered = useEntered(next);
  const [declined, setDeclined] = useState(false);
  const answer = async (inField: boolean) => {
    const { options } = await api.signIn.startPasskeySignIn({ body: {} });
    const response = await answerByPasskey(options, { inField });
    if (!response) return setDeclined(!inField);
    await api.signIn.signInWithPasskey({ body: { response } });
    return entered();
  };
  const enter = useAction(() => answer(false));
  const wait = useAction(() => answer(true));
  useWaiting(wait.run);
  if (!knowsPasskeys()) return null;
  return (
    <div className="stack">
      <TroubleNote trouble={enter.trouble ?? wait.trouble} />
      <p role="status">{declined && t('passkeyDeclined')}</p>
      <ActionButton
        look="plain"
        icon="lock"
        busy={enter.busy}
        onClick={() => {
          setDeclined(false);
          enter.run();
        }}
      >
        {t('signInPasskey')}
      </ActionButton>
    </div>
  );
}

/** Wait for a passkey from the address field while the page is open. */
function useWaiting(wait: () => Promise<unknown>): void {
  useEffect(() => {
    let left = false;
    const begin = async () => {
      if (left || !(await offersInField())) return;
      if (!left) wait();
    };
    begin();
    const renewal = setInterval(() => {
      stopWaiting();
      setTimeout(begin, 100);
    }, renewMs);
    return () => {
      left = true;
      clearInterval(renewal);
      stopWaiting();
    };
  }, [wait]);
}
