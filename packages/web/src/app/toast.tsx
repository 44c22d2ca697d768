import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';
import { useText } from '../messages/text.ts';
import { words } from './words.ts';

const SayContext = createContext<(sentence: string) => void>(() => {});

/** Tells what has just happened: seen at the bottom of the page, heard by those who listen. Never used for errors. */
export function useSay(): (sentence: string) => void {
  return useContext(SayContext);
}

export function SayProvider({ children }: { children: ReactNode }) {
  const t = useText(words.app);
  const [said, setSaid] = useState<{ sentence: string; turn: number }>();
  const say = useCallback((sentence: string) => setSaid(before => ({ sentence, turn: (before?.turn ?? 0) + 1 })), []);
  return (
    <SayContext value={say}>
      {children}
      <div className="toast-place" role="status">
        {said && (
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
