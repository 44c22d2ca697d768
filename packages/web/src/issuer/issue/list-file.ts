import type { BatchRow, CheckedRows } from '@cairn/api/issuance';

/** Largest list that is read, before it is written in base64. */
export const mostBytes = 5_000_000;

export function toBase64(bytes: Uint8Array): string {
  const step = 0x8000;
  let binary = '';
  for (let at = 0; at < bytes.length; at += step) binary += String.fromCharCode(...bytes.subarray(at, at + step));
  return btoa(binary);
}

const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;

/** Corrected rows as a list that can be checked like the file they came from. */
export function toListFile(rows: readonly BatchRow[]): Uint8Array {
  const lines = rows.map(row => [row.name, row.email, row.awardedOn, row.result].map(cell).join(','));
  return new TextEncoder().encode(['Name,E-mail,Awarded on,Result', ...lines].join('\r\n'));
}

/** What a second check found, told of the rows as they are numbered in the first file. */
export function renumber(checked: CheckedRows, rows: readonly BatchRow[]): CheckedRows {
  const original = (row: number) => rows[row - 2]?.row ?? row;
  return {
    ...checked,
    rows: checked.rows.map(row => ({ ...row, row: original(row.row) })),
    repairs: checked.repairs.map(repair => ({ ...repair, row: original(repair.row) })),
    problems: checked.problems.map(problem => ({ ...problem, row: original(problem.row) })),
  };
}

/** A list to begin from. */
export const exampleList =
  '\uFEFFName,E-mail,Awarded on,Result\r\nSalma Haddad-Núñez,salma@shore.example,2026-06-12,\r\nمريم الزهراني,maryam@shore.example,2026-06-12,\r\n';
