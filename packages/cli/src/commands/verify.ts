import { type Explanation, explain, type JsonObject, verify as verifyCredential } from '@cairn/core';
import { type Anything, readAnything } from '@cairn/core/image';
import { Malformed } from '@cairn/core/malformed';
import type { Answer } from '@cairn/core/report';
import { type Bundle, findWith, keepBundle, readBundle } from '../bundle.ts';
import { exitCodeOf } from '../exit-codes.ts';
import { sayMalformed } from '../malformed-texts.ts';
import { readOptions } from '../options.ts';
import { readInput } from '../read-input.ts';
import { type Command, languageFor, type Terminal, toPrintable, UnreadableInput, UsageFault } from '../terminal.ts';
import { type Language, sayIn } from '../texts.ts';

const inputBytes = 20 * 1_048_576;

const options = {
  json: { type: 'boolean' },
  language: { type: 'string' },
  on: { type: 'string' },
  offline: { type: 'boolean' },
  bundle: { type: 'string' },
  keep: { type: 'string' },
} as const;

const signs: Record<Answer, string> = { pass: '✓', fail: '✗', unknown: '?' };

/** The end of that day in UTC, so that what began on it had begun. */
function endOfDay(day: string, language: Language): Date {
  const end = new Date(`${day}T23:59:59Z`);
  const isDay = /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(end.getTime()) && end.toISOString().startsWith(day);
  if (!isDay) throw new UsageFault(sayIn(language, 'noSuchDay', { day }));
  return end;
}

async function readCredential(source: string, terminal: Terminal, language: Language): Promise<JsonObject> {
  const bytes = await readInput(source, inputBytes, terminal, language);
  const anything = await readOrExplain(bytes, language);
  if (anything.form === 'document') return anything.document;
  const sentence = anything.form === 'token' ? 'isToken' : 'isAddress';
  throw new UnreadableInput(sayIn(language, sentence, { address: anything.text.slice(0, 500) }));
}

async function readOrExplain(bytes: Uint8Array, language: Language): Promise<Anything> {
  try {
    return await readAnything(bytes);
  } catch (trouble) {
    if (!(trouble instanceof Malformed)) throw trouble;
    throw new UnreadableInput(sayIn(language, 'notCredential', { reason: sayMalformed(language, trouble) }));
  }
}

/** The report as a short letter: the verdict, then each question with its answer. */
function sayReport({ headline, text, items, notes }: Explanation, terminal: Terminal): void {
  terminal.say(toPrintable(`${headline} ${text}`));
  terminal.say('');
  for (const { answer, question, sentence } of items) {
    terminal.say(toPrintable(`  ${signs[answer]} ${question} ${sentence}`));
  }
  for (const note of notes) terminal.say(toPrintable(`\n${note}`));
}

/**
 * `cairn verify`: a credential from a file, an address or standard input, judged here. Only what judging needs is fetched
 * (the issuer's keys, the status list), and nothing with `--offline`; the credential itself is sent nowhere.
 */
export const verify: Command = {
  usage:
    'verify (FILE | URL | -) [--on DAY] [--offline] [--bundle FILE] [--keep FILE]\n      [--language en|ar] [--json]',
  async run(parameters, terminal) {
    const { values, positionals } = readOptions(parameters, options);
    const language = languageFor(values.language, terminal.environment);
    const [source, more] = positionals;
    if (source === undefined) throw new UsageFault(sayIn(language, 'missing', { what: 'FILE, URL, -' }));
    if (more !== undefined) throw new UsageFault(more);
    const now = values.on === undefined ? terminal.now() : endOfDay(values.on, language);
    const bundle: Bundle = values.bundle ? await readBundle(values.bundle, language) : new Map();
    const document = await readCredential(source, terminal, language);
    const collected: Bundle = new Map();
    const find = findWith(terminal, { bundle, offline: values.offline === true, collected });
    const report = await verifyCredential(document, { find, now });
    const explained = explain(report, language, terminal.now());
    if (values.json) terminal.say(JSON.stringify({ ...report, explained }, null, 2));
    else sayReport(explained, terminal);
    if (values.keep) {
      await keepBundle(values.keep, collected);
      terminal.complain(sayIn(language, 'kept', { path: values.keep }));
    }
    return exitCodeOf(report.verdict);
  },
};
