import type { ReactNode } from 'react';

/** Nothing is here yet: a stone still to place, one sentence, and the next step as a button. */
export function EmptyState({ sentence, children }: { sentence: ReactNode; children?: ReactNode }) {
  return (
    <div className="empty">
      <svg className="empty-stone" viewBox="0 0 160 66" aria-hidden="true">
        <path d="M8 33C8 14 28 6 84 6c50 0 69 9 68 27-1 17-24 26-74 26C28 59 8 50 8 33Z" />
      </svg>
      <p>{sentence}</p>
      {children}
    </div>
  );
}
