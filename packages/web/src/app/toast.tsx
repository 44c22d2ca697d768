import { useLocation, useRouter } from '@tanstack/react-router';
import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';
import { useText } from '../messages/text.ts';
import { words } from './words.ts';

/** What was said, and on which page: it goes when one leaves that page. */
interface Said {
  sentence: string;
  on: string;
  turn: number;
}

const SayContext = createContext<(sentence: string) => void>(() => {});

/** Tells what has just happened: seen at the bottom of the page, heard by those who listen. Never used for errors. */
export function useSay(): (sentence: string) => void {
  return useContext(SayContext);
}

export function SayProvider({ children }: { children: ReactNode }) {
  const t = useText(words.app);
  const router = useRouter();
  const { pathname } = useLocation();
  const [said, setSaid] = useState<Said>();
  const say = useCallback(
    (sentence: string) => {
      const on = router.state.location.pathname;
      setSaid(before => ({ sentence, on, turn: (before?.turn ?? 0) + 1 }));
    },
    [router],
  );
  return (
    <SayContext value={say}>
      {children}
      <div className="toast-place" role="status">
        {said?.on === pathname && (
          <p className="toast" key={said.turn}>
            <span>{said.sentence}</span>
            <button type="button" onClick={() => setSaid(undefined)}>
              {t('dismiss')}
            </button>
          </p>
        )}
      </div>
    </SayContext>
  );
}
