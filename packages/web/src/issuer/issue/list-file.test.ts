import { describe, expect, it } from 'vitest';
import { renumber, toBase64, toListFile } from './list-file.ts';

const row = (number: number, name: string) => ({ row: number, name, email: '', awardedOn: '', result: '' });

describe('corrected lists', () => {
  it('quotes what would break a line or begin a column', () => {
    const text = new TextDecoder().decode(toListFile([{ ...row(2, 'Ana "Ani" Lima, Dr'), result: 'a\nb' }]));
    expect(text).toBe('Name,E-mail,Awarded on,Result\r\n"Ana ""Ani"" Lima, Dr","","","a\nb"');
  });

  it('writes bytes of any length in base64', () => {
    const bytes = Uint8Array.from({ length: 100_003 }, (_, at) => at % 251);
    expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
    expect(toBase64(new Uint8Array())).toBe('');
  });

  it('tells problems by the rows of the first file, after rows were left out', () => {
    const kept = [row(2, 'A'), row(5, 'B'), row(9, 'C')];
    const problem = { column: 'name', code: 'x', sentence: 'x', fix: 'x', value: '' };
    const checked = {
      encoding: 'utf-8',
      delimiter: ',',
      columns: {},
      ignoredColumns: [],
      repairs: [],
      rows: [row(2, 'A'), row(3, 'B'), row(4, 'C')],
      problems: [
        { ...problem, row: 3 },
        { ...problem, row: 4 },
      ],
    };
    const told = renumber(checked, kept);
    expect(told.rows.map(({ row }) => row)).toEqual([2, 5, 9]);
    expect(told.problems.map(({ row }) => row)).toEqual([5, 9]);
  });
});
