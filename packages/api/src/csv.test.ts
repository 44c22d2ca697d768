import { describe, expect, it } from 'vitest';
import { toCsv } from './csv.ts';

const cellsOf = (csv: string) => csv.split('\r\n')[1];

describe('lists as CSV', () => {
  it.each(['=HYPERLINK("x")', '+1', '-1', '@SUM(A1)', '\t=1', '  =1', '|cmd', '％＝1'.slice(1)])('defuses %j', text => {
    expect(cellsOf(toCsv(['a'], [[text]]))).toBe(`"'${text.replaceAll('"', '""')}"`);
  });

  it.each(['Salma Haddad-Núñez', 'مريم', '2026-06-12', 'a=b', "O'Neill"])('leaves %j as it is', text => {
    expect(cellsOf(toCsv(['a'], [[text]]))).toBe(`"${text}"`);
  });

  it('keeps quotes, commas and lines inside their cell', () => {
    expect(toCsv(['a', 'b'], [['x "y"', 'p,q\nr']])).toBe('\uFEFF"a","b"\r\n"x ""y""","p,q\nr"\r\n');
  });
});
