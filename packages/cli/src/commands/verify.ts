import { type Explanation, explain, type Find, type Report } from '@cairn/core';
import { verifyBatch } from '@cairn/core/batch';
import { fromPemCertificates } from '@cairn/core/certificates';
import type { Answer, Given } from '@cairn/core/report';
import { type Bundle, findWith, keepBundle, readBundle } from '../bundle.ts';
import { type ExitCode, exitCodeOf, exitCodes, worstOf } from '../exit-codes.ts';
import { readOptions } from '../options.ts';
import { readCredential, toUnreadable } from '../read-credential.ts';
import { readFileWithin } from '../read-input.ts';
import { type Command, languageFor, type Terminal, toPrintable, UnreadableInput, UsageFault } from '../terminal.ts';
import { type Language, sayIn } from '../texts.ts';

const options = {
  json: { type: 'boolean' },
  language: { type: 'string' },
  on: { type: 'string' },
  offline: { type: 'boolean' },
  bundle: { type: 'string' },
  keep: { type: 'string' },
  roots: { type: 'string' },
  recipient: { type: 'string' },
} as const;

/** How to look up, and the instant to judge for. */
interface Outside {
  find: Find;
  now: Date;
  roots?: readonly string[];
  /** Whose it should be. */
  recipient?: string;
  /** What a credential names with a digest is compared, too. */
  withResources: true;
}

const signs: Record<Answer, string> = { pass: '✓', fail: '✗', unknown: '?' };

/** The end of that day in UTC, so that what began on it had begun. */
function endOfDay(day: string, language: Language): Date {
  const end = new Date(`${day}T23:59:59Z`);
  const isDay = /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(end.getTime()) && end.toISOString().startsWith(day);
  if (!isDay) throw new UsageFault(sayIn(language, 'noSuchDay', { day }));
  return end;
}

/** The report as a short letter: the verdict, then each question with its answer, then the letter of each part. */
function sayReport({ headline, text, items, notes, parts }: Explanation, terminal: Terminal, indent = ''): void {
  terminal.say(indent + toPrintable(`${headline} ${text}`));
  terminal.say('');
  for (const { answer, question, sentence } of items) {
    terminal.say(indent + toPrintable(`  ${signs[answer]} ${question} ${sentence}`));
  }
  for (const note of notes) terminal.say(`\n${indent}${toPrintable(note)}`);
  for (const { name, issuer, at, explanation } of parts) {
    const title = [name, issuer].filter(word => word !== undefined).join(' · ');
    terminal.say(`\n${indent}  — ${toPrintable(title || at)}`);
    sayReport(explanation, terminal, `${indent}  `);
  }
}

/** One source with its answer; a source that cannot be read has a sentence instead. */
type Told = { source: string } & ({ report: Report } | { unreadable: string });

/** Reads what can be read and judges it all at once, so that what several need is looked up once. */
async function judgeAll(sources: readonly string[], outside: Outside, terminal: Terminal, language: Language) {
  const read: ({ given: Given } | { unreadable: string })[] = [];
  for (const source of sources) {
    const reading = readCredential(source, terminal, language).then(given => ({ given }));
    read.push(await reading.catch(trouble => ({ unreadable: sentenceOf(trouble) })));
  }
  const answers = await verifyBatch(
    read.flatMap(one => ('given' in one ? [one.given] : [])),
    outside,
  );
  return sources.map((source, index): Told => {
    const one = read[index];
    if (one && 'unreadable' in one) return { source, ...one };
    const answer = answers.shift();
    if (answer && 'report' in answer) return { source, report: answer.report };
    return { source, unreadable: sentenceOf(toUnreadable(answer?.malformed, language)) };
  });
}

function sentenceOf(trouble: unknown): string {
  if (trouble instanceof UnreadableInput) return trouble.message;
  throw trouble;
}

/** One letter under the name of each source, or one line of JSON for each. */
function sayAll(all: readonly Told[], asJson: boolean, terminal: Terminal, language: Language): ExitCode {
  for (const told of all) {
    const explained = 'report' in told ? explain(told.report, language, terminal.now()) : undefined;
    if (asJson) {
      terminal.say(JSON.stringify('report' in told ? { source: told.source, ...told.report, explained } : told));
      continue;
    }
    terminal.say(toPrintable(`— ${told.source}`));
    if (explained) sayReport(explained, terminal);
    if ('unreadable' in told) terminal.say(toPrintable(told.unreadable));
    terminal.say('');
  }
  return worstOf(all.map(told => ('report' in told ? exitCodeOf(told.report.verdict) : exitCodes.unreadable)));
}

/**
 * `cairn verify`: credentials from files, addresses or standard input, judged here. Only what judging needs is fetched
 * (the issuer's keys, the status list, what is named with a digest), and nothing with `--offline`; the credentials themselves are sent nowhere.
 */
export const verify: Command = {
  usage:
    'verify (FILE | URL | -)… [--on DAY] [--offline] [--bundle FILE] [--keep FILE]\n      [--roots FILE] [--recipient ADDRESS] [--language en|ar] [--json]',
  async run(parameters, terminal) {
    const { values, positionals: sources } = readOptions(parameters, options);
    const language = languageFor(values.language, terminal.environment);
    const [source] = sources;
    if (source === undefined) throw new UsageFault(sayIn(language, 'missing', { what: 'FILE, URL, -' }));
    if (sources.filter(given => given === '-').length > 1) throw new UsageFault('- -');
    const now = values.on === undefined ? terminal.now() : endOfDay(values.on, language);
    const bundle: Bundle = values.bundle ? await readBundle(values.bundle, language) : new Map();
    const collected: Bundle = new Map();
    const find = findWith(terminal, { bundle, offline: values.offline === true, collected });
    const roots = values.roots ? { roots: await readRoots(values.roots, language) } : {};
    const recipient = values.recipient === undefined ? {} : { recipient: values.recipient };
    const outside: Outside = { find, now, withResources: true, ...roots, ...recipient };
    const code =
      sources.length === 1
        ? await sayOne(source, outside, values.json === true, terminal, language)
        : sayAll(await judgeAll(sources, outside, terminal, language), values.json === true, terminal, language);
    if (values.keep) {
      await keepBundle(values.keep, collected);
      terminal.complain(sayIn(language, 'kept', { path: values.keep }));
    }
    return code;
  },
};

const rootsBytes = 1_048_576;

/** The certificates in a PEM file (RFC 7468 §5), to be trusted for keys that come with one. */
async function readRoots(path: string, language: Language): Promise<string[]> {
  const text = new TextDecoder().decode(await readFileWithin(path, rootsBytes, language));
  const roots = fromPemCertificates(text);
  if (!roots) throw new UsageFault(`--roots ${path}`);
  return roots;
}

async function sayOne(
  source: string,
  outside: Outside,
  asJson: boolean,
  terminal: Terminal,
  language: Language,
): Promise<ExitCode> {
  const [answer] = await verifyBatch([await readCredential(source, terminal, language)], outside);
  if (!answer || 'malformed' in answer) throw toUnreadable(answer?.malformed, language);
  const { report } = answer;
  const explained = explain(report, language, terminal.now());
  if (asJson) terminal.say(JSON.stringify({ ...report, explained }, null, 2));
  else sayReport(explained, terminal);
  return exitCodeOf(report.verdict);
}
