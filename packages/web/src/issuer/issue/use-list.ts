import type { BatchRow, CheckedRows, RowProblem } from '@cairn/api/issuance';
import { useRef, useState } from 'react';
import { type Trouble, toTrouble } from '../../app/trouble.ts';
import { api, pageLanguage } from '../../app/wire.ts';
import { mostBytes, renumber, toBase64, toListFile } from './list-file.ts';

export type ListColumn = 'name' | 'email' | 'awardedOn' | 'result';
export const listColumns: readonly ListColumn[] = ['name', 'email', 'awardedOn', 'result'];

/** A list that was read, as it is being put right. */
export interface List {
  fileName: string;
  /** What the file said when it was first read. */
  first: CheckedRows;
  rows: BatchRow[];
  problems: RowProblem[];
  /** Rows that had a problem at some time: they stay in view when it is gone. */
  touched: ReadonlySet<number>;
  /** Whether the problems are those of the rows as they stand. */
  isChecked: boolean;
}

export type ListFault = 'fileTooLarge' | 'notCsv';

export interface ListState {
  list: List | undefined;
  isReading: boolean;
  fault: ListFault | undefined;
  trouble: Trouble | undefined;
  read: (file: File) => Promise<void>;
  change: (edits: readonly { row: number; column: ListColumn; value: string }[]) => void;
  leaveOut: (row: number) => void;
  forget: () => void;
}

const pauseMs = 600;

/** Reads a list, and checks it again shortly after each correction. */
export function useList(organisationId: string, achievementId: string): ListState {
  const [list, setList] = useState<List>();
  const [isReading, setReading] = useState(false);
  const [fault, setFault] = useState<ListFault>();
  const [trouble, setTrouble] = useState<Trouble>();
  const turn = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const check = (bytes: Uint8Array) => checkList(organisationId, achievementId, bytes);

  const read = async (file: File) => {
    setTrouble(undefined);
    const wrong = findFault(file);
    setFault(wrong);
    if (wrong) return;
    setReading(true);
    try {
      const first = await check(new Uint8Array(await file.arrayBuffer()));
      const touched = new Set(first.problems.map(problem => problem.row));
      setList({ fileName: file.name, first, rows: first.rows, problems: first.problems, touched, isChecked: true });
    } catch (error) {
      setTrouble(toTrouble(error));
    } finally {
      setReading(false);
    }
  };

  const checkAgain = async (rows: BatchRow[]) => {
    turn.current += 1;
    const mine = turn.current;
    try {
      const found = rows.length === 0 ? [] : renumber(await check(toListFile(rows)), rows).problems;
      if (mine !== turn.current) return;
      setTrouble(undefined);
      setList(
        before => before && { ...before, problems: found, touched: withRows(before.touched, found), isChecked: true },
      );
    } catch (error) {
      if (mine === turn.current) setTrouble(toTrouble(error));
    }
  };

  const replaceRows = (rows: BatchRow[]) => {
    setList(before => before && { ...before, rows, isChecked: false });
    turn.current += 1;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => checkAgain(rows), pauseMs);
  };

  return {
    list,
    isReading,
    fault,
    trouble,
    read,
    change: edits => list && replaceRows(edits.reduce(edited, list.rows)),
    leaveOut: row => list && replaceRows(list.rows.filter(kept => kept.row !== row)),
    forget: () => setList(undefined),
  };
}

function checkList(organisationId: string, achievementId: string, bytes: Uint8Array): Promise<CheckedRows> {
  const body = { achievementId, content: toBase64(bytes), language: pageLanguage };
  return api.issuance.checkRows({ params: { organisationId }, body });
}

function findFault(file: File): ListFault | undefined {
  if (/\.(xlsx?|ods|numbers)$/i.test(file.name)) return 'notCsv';
  return file.size > mostBytes ? 'fileTooLarge' : undefined;
}

function edited(
  rows: BatchRow[],
  { row, column, value }: { row: number; column: ListColumn; value: string },
): BatchRow[] {
  return rows.map(kept => (kept.row === row ? { ...kept, [column]: value } : kept));
}

function withRows(touched: ReadonlySet<number>, problems: readonly RowProblem[]): ReadonlySet<number> {
  return new Set([...touched, ...problems.map(problem => problem.row)]);
}

export function isListColumn(column: string): column is ListColumn {
  return (listColumns as readonly string[]).includes(column);
}
