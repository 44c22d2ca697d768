import { CsvError, parse } from 'csv-parse/sync';
import { type Column, findColumn } from './headings.ts';

/** A list cut into cells; `row` counts as a spreadsheet does, the heading being row 1. */
export interface Table {
  delimiter: ',' | ';' | '\t';
  headings: string[];
  /** Which cell of a row holds a column. */
  places: Partial<Record<Column, number>>;
  ignored: string[];
  rows: { row: number; cells: string[] }[];
}

/** Why a text could not be cut into cells, and in which row that was seen. */
export interface TableFault {
  code: 'quotes_broken' | 'heading_missing' | 'heading_twice' | 'no_rows' | 'too_many_rows' | 'line_too_long';
  row: number;
  value: string;
}

export const mostRows = 5000;
const longestRecord = 20_000;
const mostColumns = 200;

/** Cuts a text into cells with whichever delimiter makes sense of its headings, and finds the columns. */
export function readTable(text: string): Table | TableFault {
  const body = text.replace(/^sep=.\r?\n/, '');
  const readings = ([',', ';', '\t'] as const).map(delimiter => cut(body, delimiter));
  const score = (reading: Table | TableFault) =>
    'code' in reading ? -1 : Object.keys(reading.places).length * mostColumns + Math.min(reading.headings.length, 50);
  const best = readings.reduce((a, b) => (score(b) > score(a) ? b : a));
  return 'code' in best ? best : (faultOf(best) ?? best);
}

function cut(body: string, delimiter: Table['delimiter']): Table | TableFault {
  try {
    const [headings = [], ...records] = parse(body, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: longestRecord,
      to: mostRows * 2,
    });
    const trimmed = headings.map(heading => heading.trim());
    const rows = records
      .map((cells, index) => ({ row: index + 2, cells }))
      .filter(({ cells }) => cells.some(cell => cell.trim() !== ''));
    return { delimiter, headings: trimmed, ...place(trimmed), rows };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const code = error.code === 'CSV_MAX_RECORD_SIZE' ? 'line_too_long' : 'quotes_broken';
    const records = 'records' in error && typeof error.records === 'number' ? error.records : 0;
    return { code, row: records + 1, value: '' };
  }
}

function place(headings: string[]): Pick<Table, 'places' | 'ignored'> {
  const places: Partial<Record<Column, number>> = {};
  const ignored: string[] = [];
  for (const [index, heading] of headings.slice(0, mostColumns).entries()) {
    const column = findColumn(heading);
    if (column === undefined) {
      if (heading !== '') ignored.push(heading);
    } else if (places[column] === undefined) places[column] = index;
    else ignored.push(heading);
  }
  return { places: shareName(places), ignored };
}

/** Beside one half of a name, “Nom”, “Name” or “Имя” means the other half. */
function shareName(places: Partial<Record<Column, number>>): Partial<Record<Column, number>> {
  const { name, givenName, familyName, ...others } = places;
  if (name === undefined || (givenName === undefined) === (familyName === undefined)) return places;
  return givenName === undefined
    ? { ...others, givenName: name, ...(familyName === undefined ? {} : { familyName }) }
    : { ...others, givenName, familyName: name };
}

function faultOf(table: Table): TableFault | undefined {
  const { name, givenName, familyName } = table.places;
  const value = table.headings.join(' | ').slice(0, 200);
  if (name === undefined && givenName === undefined && familyName === undefined) {
    return { code: 'heading_missing', row: 1, value };
  }
  const twice = table.headings.find(
    (heading, index) => findColumn(heading) !== undefined && table.headings.indexOf(heading) < index,
  );
  if (twice !== undefined) return { code: 'heading_twice', row: 1, value: twice };
  if (table.rows.length === 0) return { code: 'no_rows', row: 2, value: '' };
  if (table.rows.length > mostRows)
    return { code: 'too_many_rows', row: mostRows + 2, value: String(table.rows.length) };
  return undefined;
}
