import type { BatchRow, RowProblem } from '@cairn/api/issuance';
import { judgeAddress } from './address.ts';
import { readDay } from './day.ts';
import { hasLostLetters } from './mojibake.ts';
import { type ProblemCode, sayProblem } from './problem-texts.ts';

/** What rows are measured by. `allowed` is the achievement's scale, empty when any result will do. */
export interface Measure {
  allowed: readonly string[];
  /** `2026-06-04`. */
  today: string;
  language: 'en' | 'ar';
}

interface Found {
  column: 'name' | 'email' | 'awardedOn' | 'result';
  code: ProblemCode;
  facts?: Record<string, string>;
  suggestion?: string | undefined;
}

/** Every problem of every row; none means that all of them can be issued. */
export function problemsOf(rows: readonly BatchRow[], measure: Measure): RowProblem[] {
  const addresses = new Map<string, number>();
  const people = new Map<string, number>();
  return rows.flatMap(row => {
    const found = [
      ...nameProblems(row.name),
      ...emailProblems(row.email),
      ...dayProblems(row.awardedOn, measure.today),
      ...resultProblems(row.result, measure.allowed),
      ...repeated(row, addresses, people),
    ];
    return found.map(problem => toProblem(row, problem, measure));
  });
}

/** A problem of a row as the API tells it. */
function toProblem(row: BatchRow, { column, code, facts, suggestion }: Found, measure: Measure): RowProblem {
  const value = row[column].slice(0, 200);
  const told = { value: value.slice(0, 80), today: measure.today, ...(suggestion ? { suggestion } : {}), ...facts };
  return {
    row: row.row,
    column,
    code,
    ...sayProblem(code, measure.language, told),
    value,
    ...(suggestion === undefined ? {} : { suggestion }),
  };
}

/** Control characters and marks that turn the direction of the text around. Joiners stay: Persian names need them. */
const hidden = /[\p{Cc}\u200b\u200e\u200f\u061c\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/u;
const everyHidden = new RegExp(hidden, 'gu');
const formulaStart = /^[=+@|%-]+\s*/;

function textProblems(column: 'name' | 'result', text: string): Found[] {
  if (hidden.test(text)) {
    return [{ column, code: 'hidden_characters', suggestion: text.replace(everyHidden, '').trim() || undefined }];
  }
  if (hasLostLetters(text)) return [{ column, code: 'letters_lost' }];
  if (formulaStart.test(text)) {
    const rest = text.replace(formulaStart, '');
    return [{ column, code: 'like_formula', suggestion: /^[\p{L}\p{M}\s.'’-]+$/u.test(rest) ? rest : undefined }];
  }
  return [];
}

function nameProblems(name: string): Found[] {
  const column = 'name';
  if (name === '') return [{ column, code: 'name_missing' }];
  if (name.length > 200) return [{ column, code: 'name_too_long' }];
  if (/^\S+@\S+$/.test(name)) return [{ column, code: 'name_is_address' }];
  const faults = textProblems(column, name);
  if (faults.length > 0) return faults;
  return /\p{L}/u.test(name) ? [] : [{ column, code: 'name_without_letters' }];
}

function emailProblems(email: string): Found[] {
  if (email === '') return [];
  const judged = judgeAddress(email);
  return judged.good ? [] : [{ column: 'email', code: judged.code, suggestion: judged.suggestion }];
}

function dayProblems(cell: string, today: string): Found[] {
  const column = 'awardedOn';
  if (cell === '') return [];
  const read = readDay(cell);
  if (read === 'unreadable') return [{ column, code: 'date_unreadable' }];
  if ('either' in read) {
    const [first, second] = read.either;
    return [{ column, code: 'date_ambiguous', facts: { first, second }, suggestion: first }];
  }
  if (read.day > today) return [{ column, code: 'date_in_future' }];
  const oldest = `${Number(today.slice(0, 4)) - 50}${today.slice(4)}`;
  return read.day < oldest ? [{ column, code: 'date_too_old' }] : [];
}

function resultProblems(result: string, allowed: readonly string[]): Found[] {
  const column = 'result';
  if (result === '') return [];
  if (result.length > 200) return [{ column, code: 'result_too_long' }];
  if (allowed.length === 0) return textProblems(column, result);
  if (findOnScale(result, allowed) !== undefined) return [];
  const near = allowed.find(step => plain(step).startsWith(plain(result)) || plain(result).startsWith(plain(step)));
  return [{ column, code: 'result_not_on_scale', facts: { allowed: allowed.join(', ') }, suggestion: near }];
}

/** The step of a scale that a result names, whatever its capitals. */
export function findOnScale(result: string, allowed: readonly string[]): string | undefined {
  return allowed.find(step => plain(step) === plain(result));
}

const plain = (text: string) => text.normalize('NFKC').toLocaleLowerCase('en').trim();

/** The same person in an earlier row: by address, or by name when one of the two has no address. */
function repeated(row: BatchRow, addresses: Map<string, number>, people: Map<string, number>): Found[] {
  const address = row.email.toLowerCase();
  const person = `${plain(row.name)} ${address}`;
  const sameAddress = address === '' ? undefined : addresses.get(address);
  const samePerson = row.name === '' || address !== '' ? undefined : people.get(person);
  if (address !== '' && sameAddress === undefined) addresses.set(address, row.row);
  if (samePerson === undefined) people.set(person, row.row);
  if (sameAddress !== undefined)
    return [{ column: 'email', code: 'email_twice', facts: { other: String(sameAddress) } }];
  if (samePerson !== undefined) return [{ column: 'name', code: 'person_twice', facts: { other: String(samePerson) } }];
  return [];
}
