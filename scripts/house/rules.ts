import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { floors } from './floor-plan.ts';
import { root, type Source } from './sources.ts';

const headings = ['What it is for', 'Words', 'Rules', 'Doors', 'Tables', 'Standards'];
const mostLines = 80;

/** A room and the text of its README; undefined when it has none. */
export interface Described {
  room: string;
  readme: string | undefined;
}

/** What is wrong with the READMEs of rooms, and with the tests of the rules that they number. */
export function findRuleFaults(rooms: readonly Described[], tests: readonly string[]): string[] {
  const ruled = numbersIn(rooms.map(({ readme }) => readme ?? '').join('\n'), /^- \*\*[A-Z]+-\d+\*\*/gm);
  const tested = numbersIn(tests.join('\n'), /['"`](?:[A-Z]{1,2}-\d+[,:]? )+/g);
  const letters = new Set([...ruled].map(lettersOf));
  return [
    ...rooms.flatMap(findReadmeFaults),
    ...[...ruled].filter(number => !tested.has(number)).map(number => `no test begins with ${number}`),
    ...[...tested]
      .filter(number => letters.has(lettersOf(number)) && !ruled.has(number))
      .map(number => `no rule has the number ${number}`),
  ];
}

function findReadmeFaults({ room, readme }: Described): string[] {
  if (readme === undefined) return [`${room} has no README`];
  const found = [...readme.matchAll(/^## (.+)$/gm)].map(match => match[1] ?? '');
  const missing = headings.filter(heading => !found.includes(heading));
  const isLong = readme.trimEnd().split('\n').length > mostLines;
  return [
    ...missing.map(heading => `the README of ${room} has no heading “${heading}”`),
    ...(isLong ? [`the README of ${room} has more than ${mostLines} lines`] : []),
  ];
}

const lettersOf = (number: string) => number.split('-')[0] ?? '';

function numbersIn(text: string, pattern: RegExp): Set<string> {
  return new Set([...text.matchAll(pattern)].flatMap(match => match[0].match(/[A-Z]{1,2}-\d+/g) ?? []));
}

/** The same for every room that stands. */
export function findAllRuleFaults(sources: readonly Source[]): string[] {
  const standing = floors.flat().filter(room => sources.some(({ path }) => path.includes(`/src/rooms/${room}/`)));
  const rooms = standing.map(room => {
    const path = join(root, 'packages/server/src/rooms', room, 'README.md');
    return { room, readme: existsSync(path) ? readFileSync(path, 'utf8') : undefined };
  });
  const tests = sources.filter(({ path }) => path.endsWith('.test.ts') && !path.startsWith('scripts/'));
  return findRuleFaults(
    rooms,
    tests.map(({ text }) => text),
  );
}
