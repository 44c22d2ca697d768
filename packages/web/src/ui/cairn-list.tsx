import { type BadgeSubject, loneStone } from '@cairn/core/stones';
import type { ReactNode } from 'react';
import { useText } from '../messages/text.ts';
import { frameWords } from './words.ts';

/** A stone that is placed, one that is still to place, or the one that comes next. */
export type StoneState = 'placed' | 'ahead' | 'next';

export interface CairnRow {
  title: ReactNode;
  note?: ReactNode;
  state: StoneState;
  /** A placed stone in the mineral of its own badge; moss without. */
  subject?: Pick<BadgeSubject, 'id' | 'outcomes'>;
  /** Says that the reader is looking at this one. */
  current?: boolean;
}

const outlines = [
  'M3 21C2 9 14 3 52 3c36 0 46 6 45 18S84 37 49 37 4 33 3 21Z',
  'M4 19C5 7 18 3 50 3c34 0 47 5 46 16S82 37 51 37 3 31 4 19Z',
  'M3 20C4 6 20 3 51 3c35 0 46 8 45 18S80 37 48 37 2 32 3 20Z',
];

const widthOf = (row: number, of: number) => (of === 1 ? 84 : 56 + (40 * row) / (of - 1));

function StoneShape({ state, row, of }: { state: StoneState; row: number; of: number }) {
  const width = widthOf(row, of);
  const left = (100 - width) / 2 + (row % 2 ? 2 : -1);
  return (
    <svg
      className={`cairn-stone cairn-stone-${state}`}
      viewBox="0 0 100 40"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path
        transform={`translate(${left} 0) scale(${width / 100} 1)`}
        vectorEffect="non-scaling-stroke"
        d={outlines[row % 3]}
      />
    </svg>
  );
}

function OwnStone({ subject, width }: { subject: NonNullable<CairnRow['subject']>; width: number }) {
  const size = Math.round(width / 10);
  const svg = loneStone(subject, 0, { width: 190, height: 56, letters: false, stretch: true });
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the picture is drawn by core from numbers alone; no text of the subject enters it
  return <span className={`cairn-own cairn-own-${size}`} dangerouslySetInnerHTML={{ __html: svg }} />;
}

/** An ordered list that is also a picture: the last row is the lowest stone. Up to seven rows. */
export function CairnList({ rows }: { rows: readonly CairnRow[] }) {
  return (
    <ol className="cairn">
      {rows.map((row, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place in the stack
        <li key={place} aria-current={row.current ? 'true' : undefined}>
          <span className="cairn-bed">
            {row.subject ? (
              <OwnStone subject={row.subject} width={widthOf(place, rows.length)} />
            ) : (
              <StoneShape state={row.state} row={place} of={rows.length} />
            )}
          </span>
          <span className="cairn-words">
            {row.title}
            {row.note && <small>{row.note}</small>}
          </span>
        </li>
      ))}
    </ol>
  );
}

const pebbleOutline = 'M2.5 7.5C2.5 3.5 5.5 1.5 11 1.5s9 1.8 9 6-3.5 6-9 6-8.5-2-8.5-6Z';

/** Several counts side by side: `placed` of `of` stones in a row, said in words for those who do not see them. */
export function StoneProgress({ placed, of, label }: { placed: number; of: number; label: string }) {
  const say = useText(frameWords);
  return (
    <span className="stone-progress" role="img" aria-label={`${label}: ${say('stonesPlaced', { placed, of })}`}>
      {Array.from({ length: of }, (_, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: stones of a count are told apart by their place alone
        <svg key={place} className={place < placed ? 'is-placed' : 'is-ahead'} viewBox="0 0 22.5 15" aria-hidden="true">
          <path d={pebbleOutline} />
        </svg>
      ))}
    </span>
  );
}
