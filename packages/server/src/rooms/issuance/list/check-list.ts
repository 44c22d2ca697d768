import type { BatchRow, CheckedRows } from '@cairn/api/issuance';
import { type Measure, problemsOf } from './check-rows.ts';
import { readDay } from './day.ts';
import { decodeList } from './decode.ts';
import { repairMojibake } from './mojibake.ts';
import { type ProblemCode, sayProblem } from './problem-texts.ts';
import { mostRows, readTable, type Table } from './read-table.ts';

type Repair = CheckedRows['repairs'][number];

/** Reads the bytes of a list of learners: its rows as they would be issued, what was repaired, and every problem at once. */
export function checkList(bytes: Uint8Array, measure: Measure): CheckedRows {
  const decoded = decodeList(bytes);
  if ('unreadable' in decoded) return faultyFile({ code: decoded.unreadable, row: 1, value: '' }, '', measure);
  const table = readTable(decoded.text);
  if ('code' in table) return faultyFile(table, decoded.encoding, measure);
  const tidied = table.rows.map(({ row, cells }) => tidyRow(toRow(table, row, cells)));
  const rows = tidied.map(({ row }) => row);
  return {
    encoding: decoded.encoding,
    delimiter: table.delimiter,
    columns: Object.fromEntries(
      Object.entries(table.places).map(([column, place]) => [column, table.headings[place] ?? '']),
    ),
    ignoredColumns: table.ignored,
    rows,
    repairs: tidied.flatMap(({ repairs }) => repairs),
    problems: problemsOf(rows, measure),
  };
}

function faultyFile(
  fault: { code: ProblemCode; row: number; value: string },
  encoding: string,
  { language }: Measure,
): CheckedRows {
  const { code, row, value } = fault;
  const said = sayProblem(code, language, { value: value.slice(0, 80), limit: String(mostRows) });
  const problems = [{ row, column: 'file', code, ...said, value }];
  return { encoding, delimiter: '', columns: {}, ignoredColumns: [], rows: [], repairs: [], problems };
}

function toRow({ places }: Table, row: number, cells: string[]): BatchRow {
  const cell = (place: number | undefined) => (place === undefined ? '' : (cells[place] ?? ''));
  const name =
    places.name === undefined ? joinName(cell(places.givenName), cell(places.familyName)) : cell(places.name);
  return { row, name, email: cell(places.email), awardedOn: cell(places.awardedOn), result: cell(places.result) };
}

/** Chinese, Japanese and Korean names are written family name first and without a space. */
function joinName(given: string, family: string): string {
  const eastAsian = /^[\p{Script=Han}\p{Script=Hangul}]+$/u;
  const [first, second] = [given.trim(), family.trim()];
  return eastAsian.test(first) && eastAsian.test(second) ? `${second}${first}` : `${first} ${second}`.trim();
}

/** A row with its mojibake undone, its spaces in order and its day in the calendar's own form where it can be read. */
export function tidyRow(row: BatchRow): { row: BatchRow; repairs: Repair[] } {
  const repairs: Repair[] = [];
  const tidy = (column: Repair['column'], cell: string) => {
    const repaired = repairMojibake(cell);
    if (repaired !== undefined) repairs.push({ row: row.row, column, from: cell.slice(0, 200), to: repaired });
    return (repaired ?? cell)
      .normalize('NFC')
      .replace(/[\p{Zs}\t]+/gu, ' ')
      .trim();
  };
  const day = readDay(row.awardedOn);
  const tidied = {
    row: row.row,
    name: tidy('name', row.name),
    email: tidy('email', row.email),
    awardedOn: typeof day === 'object' && 'day' in day ? day.day : row.awardedOn.trim(),
    result: tidy('result', row.result),
  };
  return { row: tidied, repairs };
}
