import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toEuropean } from '@cairn/core/european';
import { describe, expect, test } from 'vitest';
import { recordingTerminal } from '../../../../test/recording-terminal.ts';
import { award, issue } from '../../../../test/small-web.ts';
import { runCairn } from '../cairn.ts';

const folder = await mkdtemp(join(tmpdir(), 'cairn-compare-'));

async function file(name: string, document: unknown): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, JSON.stringify(document));
  return path;
}

const badge = await file('badge.json', await issue());
const european = await file('european.json', toEuropean(award).document);
const other = await file('other.json', await issue({ creditsEarned: 1 }));

describe('cairn compare', () => {
  test('forms that say the same: 0, and what a form has no words for is told', async () => {
    const terminal = recordingTerminal();
    expect(await runCairn(['compare', badge, european], terminal)).toBe(0);
    expect(terminal.said()).toContain('say the same');
    expect(terminal.said()).toContain('/role');
  });

  test('a contradiction: 1, with the place and both values, in both languages', async () => {
    const terminal = recordingTerminal();
    expect(await runCairn(['compare', badge, european, other], terminal)).toBe(1);
    expect(terminal.said()).toContain('/creditsEarned: 2.5 ≠ 1');
    const arabic = recordingTerminal();
    expect(await runCairn(['compare', european, other, '--language', 'ar'], arabic)).toBe(1);
    expect(arabic.said()).toContain('شهادة أوروبية');
  });

  test('as JSON: one line for each comparison', async () => {
    const terminal = recordingTerminal();
    expect(await runCairn(['compare', other, european, '--json'], terminal)).toBe(1);
    expect(JSON.parse(terminal.said())).toMatchObject({
      sources: [other, european],
      one: 'open-badge',
      other: 'european',
      differences: [{ at: '/creditsEarned', one: 1, other: 2.5 }],
    });
  });

  test('one file: 64; no credential: 65', async () => {
    expect(await runCairn(['compare', badge], recordingTerminal())).toBe(64);
    expect(await runCairn(['compare', badge, await file('note.json', { type: 'Note' })], recordingTerminal())).toBe(65);
  });
});
