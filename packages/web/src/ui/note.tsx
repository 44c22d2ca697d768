import type { ReactNode } from 'react';
import { Pebble, type PebbleAnswer } from './pebble.tsx';

/** A remark beside the text, with the shape of what it means. */
export function Note({ answer, children }: { answer?: PebbleAnswer; children: ReactNode }) {
  return (
    <div className={`note note-${answer ?? 'plain'}`}>
      {answer && <Pebble answer={answer} size="s" />}
      <div>{children}</div>
    </div>
  );
}

/** A short word about a row. */
export function Tag({ children }: { children: ReactNode }) {
  return <span className="tag">{children}</span>;
}
