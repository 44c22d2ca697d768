import type { RowProblem } from '@cairn/api/issuance';
import { TroubleNote } from '../../app/trouble-note.tsx';
import { words } from '../../app/words.ts';
import { useText } from '../../messages/text.ts';
import { Button } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Note } from '../../ui/note.tsx';
import { Pebble, type PebbleAnswer } from '../../ui/pebble.tsx';
import { ListGrid } from './list-grid.tsx';
import { StartList } from './start-list.tsx';
import { isListColumn, type List, type ListState } from './use-list.ts';

/** A list that was read: what was found, what was repaired, what a person has to put right, and the way to issue it. */
export function ListWork({
  list,
  state,
  title,
  achievementId,
}: {
  list: List;
  state: ListState;
  title: string;
  achievementId: string;
}) {
  const t = useText(words.issue);
  const fileProblems = list.problems.filter(problem => !isListColumn(problem.column));
  return (
    <section aria-label={t('many')}>
      <Steps isClean={list.problems.length === 0} />
      <div className="list-summary">
        <div>
          <Summary list={list} />
          <p className="soft">
            {t.rich('fileFrom', {
              title: <bdi key="title">{title}</bdi>,
              file: (
                <bdi key="file" className="mono">
                  {list.fileName}
                </bdi>
              ),
            })}{' '}
            <Recognised list={list} />
          </p>
        </div>
        <Button look="bare" onClick={state.forget}>
          {t('otherFile')}
        </Button>
      </div>
      <TroubleNote trouble={state.trouble} />
      {fileProblems.map(problem => (
        <Note key={`${problem.row} ${problem.code}`} answer="fail">
          {problem.sentence} {problem.fix}
        </Note>
      ))}
      <Repairs list={list} />
      <AllSuggestions problems={list.problems} state={state} />
      {list.rows.length > 0 && <ListGrid list={list} state={state} />}
      {list.first.rows.length > 0 && <StartList list={list} achievementId={achievementId} />}
    </section>
  );
}

function Steps({ isClean }: { isClean: boolean }) {
  const t = useText(words.issue);
  const steps: { key: 'stepRead' | 'stepMend' | 'stepLook' | 'stepIssue'; answer: PebbleAnswer; current?: boolean }[] =
    [
      { key: 'stepRead', answer: 'pass' },
      { key: 'stepMend', answer: isClean ? 'pass' : 'person', current: !isClean },
      { key: 'stepLook', answer: 'todo', current: isClean },
      { key: 'stepIssue', answer: 'todo' },
    ];
  return (
    <ol className="steps" aria-label={t('steps')}>
      {steps.map(({ key, answer, current }) => (
        <li key={key} aria-current={current ? 'step' : undefined}>
          <Pebble answer={answer} size="s" />
          {t(key)}
        </li>
      ))}
    </ol>
  );
}

function Summary({ list }: { list: List }) {
  const t = useText(words.issue);
  const wrong = new Set(list.problems.map(problem => problem.row)).size;
  return (
    <p className="list-count" role="status">
      {t.rich('summary', {
        rows: t('rowsCount', { count: list.rows.length }),
        ready: <b key="ready">{t('readyCount', { count: Math.max(0, list.rows.length - wrong) })}</b>,
        wrong: t('wrongCount', { count: wrong }),
      })}
    </p>
  );
}

function Recognised({ list: { first } }: { list: List }) {
  const t = useText(words.issue);
  const joined = (names: string[]) => names.join(t.language === 'ar' ? '، ' : ', ');
  const parts = [
    Object.keys(first.columns).length > 0 && t('columns', { columns: joined(Object.values(first.columns)) }),
    first.ignoredColumns.length > 0 && t('ignored', { columns: joined(first.ignoredColumns) }),
    first.encoding && t('encoding', { encoding: first.encoding }),
  ];
  return parts.filter(Boolean).join(' ');
}

function Repairs({ list: { first } }: { list: List }) {
  const t = useText(words.issue);
  if (first.repairs.length === 0) return null;
  return (
    <Disclosure summary={t('repaired', { count: first.repairs.length })}>
      <ul>
        {first.repairs.map(({ row, column, from, to }) => (
          <li key={`${row} ${column}`}>
            {t.rich('repairLine', { row, before: <bdi key="from">{from}</bdi>, after: <bdi key="to">{to}</bdi> })}
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}

/** One press for what the computer is sure enough to propose; each can still be looked at in the grid. */
function AllSuggestions({ problems, state }: { problems: readonly RowProblem[]; state: ListState }) {
  const t = useText(words.issue);
  const edits = problems.flatMap(({ row, column, suggestion }) =>
    suggestion !== undefined && isListColumn(column) ? [{ row, column, value: suggestion }] : [],
  );
  if (edits.length < 2) return null;
  return (
    <p>
      <Button look="plain" onClick={() => state.change(edits)}>
        {t('useAll', { count: edits.length })}
      </Button>
    </p>
  );
}
