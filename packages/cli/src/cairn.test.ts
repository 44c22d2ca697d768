import { describe, expect, test } from 'vitest';
import { recordingTerminal } from '../../../test/recording-terminal.ts';
import { runCairn } from './cairn.ts';
import { languageFor, toPrintable } from './terminal.ts';

describe('cairn', () => {
  test('says how it is used, in the reader’s language', async () => {
    const [english, arabic] = [recordingTerminal(), recordingTerminal({ environment: { LANG: 'ar_EG.UTF-8' } })];
    expect(await runCairn(['--help'], english)).toBe(0);
    expect(await runCairn(['help'], arabic)).toBe(0);
    for (const name of ['serve', 'verify', 'bundle', 'issue', 'fsck'])
      expect(english.said()).toContain(`cairn ${name} `);
    expect(arabic.said()).toContain('رموز الخروج');
  });

  test.each([
    [[]],
    [['frobnicate']],
    [['__proto__']],
    [['constructor']],
    [['verify']],
    [['verify', '-', 'a.json', '-']],
    [['verify', 'a.json', '--frobnicate']],
    [['verify', 'a.json', '--on', '2026-02-30']],
    [['verify', 'a.json', '--language', 'tlh']],
    [['issue']],
    [['bundle']],
    [['bundle', 'a.json', 'b.json']],
    [['issue', '--server', 'http://elsewhere.example', '--key', 'k']],
    [['serve', 'extra']],
    [['fsck', 'mysql://localhost/x']],
  ])('answers 64 and one usage line to %j', async argv => {
    const terminal = recordingTerminal();
    expect(await runCairn(argv, terminal)).toBe(64);
    expect(terminal.complained()).toContain('cannot be understood');
    expect(terminal.said()).toBe('');
    expect(terminal.ran).toEqual([]);
  });

  test('serve and fsck run the server’s own scripts with what they were told', async () => {
    const terminal = recordingTerminal();
    expect(await runCairn(['serve', '--port', '8080', '--data', '/srv/cairn', '--demo'], terminal)).toBe(0);
    expect(await runCairn(['fsck', 'postgres://localhost/cairn', '--json'], terminal)).toBe(0);
    expect(terminal.ran).toEqual([
      { script: 'scripts/start.ts', parameters: ['--demo'], environment: { PORT: '8080', DATA_DIR: '/srv/cairn' } },
      {
        script: 'packages/server/src/fsck.ts',
        parameters: ['--json'],
        environment: { DATABASE_URL: 'postgres://localhost/cairn' },
      },
    ]);
  });

  test('passes the exit code of a script on', async () => {
    expect(await runCairn(['fsck'], recordingTerminal({ run: async () => 1 }))).toBe(1);
  });

  test('calls its own fault a fault: 70', async () => {
    const terminal = recordingTerminal({ run: () => Promise.reject(new RangeError('spawned nothing')) });
    expect(await runCairn(['fsck'], terminal)).toBe(70);
    expect(terminal.complained()).toContain('spawned nothing');
  });
});

test('the language is what was asked for, then that of the environment', () => {
  expect(languageFor('ar', { LANG: 'en_GB' })).toBe('ar');
  expect(languageFor(undefined, { LANG: 'ar_SA.UTF-8' })).toBe('ar');
  expect(languageFor(undefined, { LC_ALL: 'C', LANG: 'ar_SA.UTF-8' })).toBe('en');
  expect(languageFor(undefined, {})).toBe('en');
});

test('nothing a stranger wrote steers the terminal', () => {
  const printed = toPrintable('\u001b[2J\u001b]0;owned\u0007\u202eevil\u0000 \u009b31m\r');
  for (const character of '\u001b\u0007\u202e\u0000\u009b\r') expect(printed).not.toContain(character);
  expect(toPrintable('ليلى 陈雨桐 N’Deye 🎓')).toBe('ليلى 陈雨桐 N’Deye 🎓');
});
