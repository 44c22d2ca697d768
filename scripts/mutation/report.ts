import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../house/sources.ts';
import type { Mutant } from './mutants.ts';
import { folderOf } from './sample.ts';

export interface Outcome {
  mutant: Mutant;
  fate: 'killed' | 'endless' | 'survived' | 'unreached';
}

const document = join(root, 'docs', 'mutation-testing.md');
const explained = existsSync(document) ? readFileSync(document, 'utf8') : '';

const shorten = (text: string) => text.replaceAll(/\s+/g, ' ').trim().slice(0, 100);

/** The line of code that a mutant is in, without its indentation. */
function lineOf({ file, line }: Mutant): string {
  return shorten(readFileSync(join(root, file), 'utf8').split('\n')[line - 1] ?? '');
}

/** File, line, operator and code of a mutant, for whoever looks for the missing test. */
export function toPlace(mutant: Mutant): string {
  const { file, line, operator, text } = mutant;
  return `${file}:${line} ${operator} → ${shorten(text)}\n    ${lineOf(mutant)}`;
}

/** Whether the document gives a reason why this change changes nothing. Lines move, their code seldom does. */
export function isExplained(mutant: Mutant): boolean {
  const { file, operator } = mutant;
  const cells = [file.replace('packages/core/src/', ''), `\`${lineOf(mutant)}\``, operator];
  return explained
    .split('\n')
    .some(row => row.startsWith('|') && cells.every(cell => row.replaceAll('\\|', '|').includes(cell)));
}

/** Wilson's interval at 95 % for a share seen in a sample, in per cent. */
export function toInterval(hits: number, count: number): [number, number] {
  const [z, share] = [1.96, hits / count];
  const middle = share + (z * z) / (2 * count);
  const reach = z * Math.sqrt((share * (1 - share)) / count + (z * z) / (4 * count * count));
  const whole = 1 + (z * z) / count;
  return [((middle - reach) / whole) * 100, ((middle + reach) / whole) * 100];
}

const isKilled = ({ fate }: Outcome) => fate === 'killed' || fate === 'endless';

/** How many were killed, by folder and in all. */
export function toTable(outcomes: readonly Outcome[]): string {
  const groups: [string, readonly Outcome[]][] = [
    ...Map.groupBy(outcomes, ({ mutant }) => folderOf(mutant)),
    ['all', outcomes],
  ];
  const rows = groups.map(([folder, own]) => {
    const killed = own.filter(isKilled).length;
    const known = own.filter(outcome => !isKilled(outcome) && isExplained(outcome.mutant)).length;
    const [low, high] = toInterval(killed, own.length).map(share => share.toFixed(1));
    const share = ((killed / own.length) * 100).toFixed(1);
    return `${folder.padEnd(10)} ${killed} of ${own.length} killed, ${share} % (95 %: ${low} to ${high}), ${known} explained`;
  });
  return rows.join('\n');
}
