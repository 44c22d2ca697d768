import { useCallback, useRef, useState } from 'react';
import { type Trouble, toTrouble } from './trouble.ts';

export interface Action<Given extends unknown[], Result> {
  /** Does the work; while it runs, further calls do nothing. Answers `undefined` when it failed or was already running. */
  run: (...given: Given) => Promise<Result | undefined>;
  busy: boolean;
  trouble: Trouble | undefined;
  forget: () => void;
}

/** One thing a person can set off, never twice at once. */
export function useAction<Given extends unknown[], Result>(
  work: (...given: Given) => Promise<Result>,
): Action<Given, Result> {
  const running = useRef(false);
  const latest = useRef(work);
  latest.current = work;
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>();
  const run = useCallback(async (...given: Given) => {
    if (running.current) return undefined;
    running.current = true;
    setBusy(true);
    setTrouble(undefined);
    try {
      return await latest.current(...given);
    } catch (error) {
      setTrouble(toTrouble(error));
      return undefined;
    } finally {
      running.current = false;
      setBusy(false);
    }
  }, []);
  const forget = useCallback(() => setTrouble(undefined), []);
  return { run, busy, trouble, forget };
}

/** A key that stays the same while a person retries one request, and changes once it has succeeded. */
export function useIdempotencyKey(): { current: () => string; next: () => void } {
  const key = useRef<string>(undefined);
  const current = useCallback(() => {
    key.current ??= Array.from(crypto.getRandomValues(new Uint8Array(16)), byte =>
      byte.toString(16).padStart(2, '0'),
    ).join('');
    return key.current;
  }, []);
  const next = useCallback(() => {
    key.current = undefined;
  }, []);
  return { current, next };
}
