import type { BatchRow, RowProblem } from '@cairn/api/issuance';
import { type KeyboardEvent, useState } from 'react';
import { Filter } from '../../app/filter.tsx';
import { useSay } from '../../app/toast.tsx';
import { words } from '../../app/words.ts';
import { formatNumber, useText } from '../../messages/text.ts';
import { Button } from '../../ui/button.tsx';
import { Pebble, State } from '../../ui/pebble.tsx';
import { listStartId } from './start-list.tsx';
import { type List, type ListColumn, type ListState, listColumns } from './use-list.ts';

const pageLength = 50;

/** The rows, every cell of which can be corrected where it stands. */
export function ListGrid({ list, state }: { list: List; state: ListState }) {
  const t = useText(words.issue);
  const app = useText(words.app);
  const [only, setOnly] = useState<'problems' | undefined>(list.touched.size > 0 ? 'problems' : undefined);
  const [shown, setShown] = useState(pageLength);
  const rows = only ? list.rows.filter(row => list.touched.has(row.row)) : list.rows;
  const visible = rows.slice(0, shown);
  return (
    <>
      <Filter
        label={t('rowState')}
        all={t('allRows')}
        chosen={only}
        choices={[{ value: 'problems', label: t('onlyProblems') }]}
        choose={setOnly}
      />
      <a className="pass-by" href={`#${listStartId}`}>
        {t('passRows')}
      </a>
      <div className="list-grid">
        <table className="table grid-table">
          <caption className="unseen">{t('rowsCount', { count: rows.length })}</caption>
          <thead>
            <tr>
              <th scope="col">{t('row')}</th>
              {listColumns.map(column => (
                <th key={column} scope="col">
                  {t(`column_${column}`)}
                  <small dir="auto">{list.first.columns[column]}</small>
                </th>
              ))}
              <th scope="col">{t('rowState')}</th>
            </tr>
          </thead>
          <tbody>
            {visible.map(row => (
              <GridRow
                key={row.row}
                row={row}
                problems={list.problems.filter(problem => problem.row === row.row)}
                state={state}
              />
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > shown && (
        <Button look="plain" onClick={() => setShown(shown + pageLength)}>
          {app('more', { count: Math.min(pageLength, rows.length - shown) })}
        </Button>
      )}
    </>
  );
}

function GridRow({ row, problems, state }: { row: BatchRow; problems: RowProblem[]; state: ListState }) {
  const t = useText(words.issue);
  const say = useSay();
  const leaveOut = () => {
    state.leaveOut(row.row);
    say(t('leftOut', { row: row.row }));
  };
  return (
    <tr>
      <th scope="row">{formatNumber(t.language, row.row)}</th>
      {listColumns.map(column => (
        <Cell
          key={column}
          row={row}
          column={column}
          problem={problems.find(problem => problem.column === column)}
          state={state}
        />
      ))}
      <td data-label={t('rowState')}>
        <State answer={problems.length > 0 ? 'fail' : 'pass'}>
          {problems.length > 0 ? t('rowWrong') : t('rowReady')}
        </State>
        <Button
          look="bare"
          className="quiet"
          onClick={leaveOut}
          aria-label={`${t('leaveOut')}: ${t('row')} ${row.row}`}
        >
          {t('leaveOut')}
        </Button>
      </td>
    </tr>
  );
}

/** Up and down go to the same column of the next row, as in a spreadsheet. */
function moveBetweenRows({ key, currentTarget }: KeyboardEvent<HTMLInputElement>, column: ListColumn): void {
  const row = currentTarget.closest('tr');
  const next = key === 'ArrowUp' ? row?.previousElementSibling : key === 'ArrowDown' ? row?.nextElementSibling : null;
  next?.querySelector<HTMLElement>(`input[id$="-${column}"]`)?.focus();
}

function Cell({
  row,
  column,
  problem,
  state,
}: {
  row: BatchRow;
  column: ListColumn;
  problem: RowProblem | undefined;
  state: ListState;
}) {
  const t = useText(words.issue);
  const heading = t(`column_${column}`);
  const id = `cell-${row.row}-${column}`;
  const write = (value: string) => state.change([{ row: row.row, column, value }]);
  return (
    <td data-label={heading} className={problem ? 'is-wrong' : undefined}>
      <input
        id={id}
        dir={column === 'email' || column === 'awardedOn' ? 'ltr' : 'auto'}
        aria-label={t('cellOf', { column: heading, row: row.row })}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? `${id}-why` : undefined}
        value={row[column]}
        onChange={event => write(event.target.value)}
        onKeyDown={event => moveBetweenRows(event, column)}
      />
      {problem && (
        <span className="cell-why" id={`${id}-why`}>
          <Pebble answer="fail" size="s" />
          <span>
            {problem.sentence} {problem.fix}{' '}
            {problem.suggestion && (
              <button
                type="button"
                className="link-button"
                onClick={() => {
                  write(problem.suggestion ?? '');
                  document.getElementById(id)?.focus();
                }}
              >
                {t.rich('useSuggestion', { suggestion: <bdi key="suggestion">{problem.suggestion}</bdi> })}
              </button>
            )}
          </span>
        </span>
      )}
    </td>
  );
}
