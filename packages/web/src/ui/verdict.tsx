import type { ReactNode } from 'react';
import { Pebble, type PebbleAnswer } from './pebble.tsx';

export type VerdictTone = 'pass' | 'fail' | 'unknown' | 'person';

export interface VerdictProps {
  tone: VerdictTone;
  /** Two to five words, complete in themselves, with their full stop. */
  headline: string;
  children: ReactNode;
  /** When it was found out, and what can be asked next. */
  note?: ReactNode;
  /** Announced when it appears: only where it arrives after the page. */
  live?: boolean;
}

/** The answer in one sentence: the only tinted surface of a public page. */
export function Verdict({ tone, headline, children, note, live = false }: VerdictProps) {
  const shape: PebbleAnswer = tone;
  return (
    <div className={`verdict verdict-${tone}`} role={live ? 'status' : undefined}>
      <Pebble answer={shape} size="l" />
      <div>
        <p className="verdict-words">
          <strong>{headline}</strong> {children}
        </p>
        {note && <div className="verdict-note">{note}</div>}
      </div>
    </div>
  );
}
