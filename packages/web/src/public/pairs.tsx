import type { ReactNode } from 'react';

export interface Pair {
  term: string;
  /** Nothing is shown for a pair without words. */
  words: ReactNode;
}

/** Terms and what is said of each. */
export function Pairs({ pairs }: { pairs: readonly Pair[] }) {
  return (
    <dl className="pairs">
      {pairs
        .filter(pair => Boolean(pair.words))
        .map(pair => (
          <div key={pair.term}>
            <dt>{pair.term}</dt>
            <dd>{pair.words}</dd>
          </div>
        ))}
    </dl>
  );
}
