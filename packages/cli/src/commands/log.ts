import { type ContinuityBundle, isBundle, parseBundle } from '@cairn/core/continuity';
import { isDateTimeStamp } from '@cairn/core/identifiers';
import { checkReceipt, type Logged, type NotLogged, type Receipt, toldOf } from '@cairn/core/log';
import { type NoteKey, parseNoteKey } from '@cairn/core/log/notes';
import { Malformed } from '@cairn/core/malformed';
import type { Given } from '@cairn/core/report';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { readLogKeys } from '../log-keys.ts';
import { readOptions } from '../options.ts';
import { readCredential, toUnreadable } from '../read-credential.ts';
import { readReceipt, sayProblem, toReceipt } from '../read-receipt.ts';
import { type Command, languageFor, type Terminal, toPrintable, UsageFault } from '../terminal.ts';
import { type Language, sayIn } from '../texts.ts';

const options = {
  receipt: { type: 'string' },
  key: { type: 'string', multiple: true },
  witness: { type: 'string', multiple: true },
  witnesses: { type: 'string' },
  'logged-before': { type: 'string' },
  json: { type: 'boolean' },
  language: { type: 'string' },
} as const;

/** What lies in front of us: the credential and its receipt, perhaps out of a bundle with the keys that it names. */
interface Shown {
  credential: Given;
  receipt: Receipt;
  named: NoteKey[];
}

/** Whom the reader trusts, and what is asked. */
interface Asked {
  keys: NoteKey[];
  witnesses: number;
  loggedBefore: Date | undefined;
}

/**
 * `cairn log verify`: was this credential logged, and by when? Nobody is asked: the receipt and the keys suffice
 * (docs/transparency-log.md). Exit code 1 when the receipt shows nothing, 2 when the keys given cannot tell.
 */
export const log: Command = {
  usage:
    'log verify (FILE | BUNDLE | -) [--receipt FILE] (--key | --witness) (KEY | FILE) … [--witnesses N]\n      [--logged-before TIME] [--language en|ar] [--json]',
  async run(parameters, terminal) {
    const { values, positionals } = readOptions(parameters, options);
    const language = languageFor(values.language, terminal.environment);
    const [action, source, more] = positionals;
    if (action !== 'verify' || more !== undefined) throw new UsageFault(more ?? action ?? 'verify');
    if (source === undefined) throw new UsageFault(sayIn(language, 'missing', { what: 'FILE, -' }));
    const loggedBefore = toInstant(values['logged-before']);
    const given = [...(values.key ?? []), ...(values.witness ?? [])];
    const keys = await readLogKeys(given, language);
    const least = values.witness || loggedBefore ? 1 : 0;
    const witnesses = Number(values.witnesses ?? least);
    if (!Number.isInteger(witnesses) || witnesses < least) throw new UsageFault(`--witnesses ${values.witnesses}`);
    const shown = await readShown(source, values.receipt, terminal, language);
    const asked = { keys, witnesses, loggedBefore };
    const answer = await check(shown, asked, language);
    const isBefore = loggedBefore && !('problem' in answer) ? answer.before < loggedBefore : undefined;
    if (values.json)
      terminal.say(JSON.stringify({ ...answer, ...(loggedBefore && { isBefore: isBefore ?? false }) }, null, 2));
    else say(answer, shown.receipt, { asked, isBefore }, terminal, language);
    return exitCodeOf(answer, isBefore);
  },
};

function toInstant(text: string | undefined): Date | undefined {
  if (text === undefined) return undefined;
  const whole = /^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00Z` : text;
  if (!isDateTimeStamp(whole)) throw new UsageFault(`--logged-before ${text}`);
  return new Date(whole);
}

async function readShown(
  source: string,
  receiptSource: string | undefined,
  terminal: Terminal,
  language: Language,
): Promise<Shown> {
  const given = await readCredential(source, terminal, language);
  const bundle = isBundle(given) ? openBundle(given, language) : undefined;
  const credential = bundle?.credential ?? given;
  if (receiptSource !== undefined) {
    return { credential, receipt: (await readReceipt(receiptSource, terminal, language)).receipt, named: [] };
  }
  if (!bundle?.log) throw new UsageFault(sayIn(language, 'missing', { what: '--receipt' }));
  return {
    credential,
    receipt: toReceipt(bundle.log.receipt, source, language),
    named: bundle.log.keys.flatMap(findKey),
  };
}

function openBundle(given: Parameters<typeof parseBundle>[0], language: Language): ContinuityBundle {
  try {
    return parseBundle(given);
  } catch (fault) {
    throw toUnreadable(fault, language);
  }
}

function findKey(line: string): NoteKey[] {
  try {
    return [parseNoteKey(line)];
  } catch (fault) {
    if (fault instanceof Malformed) return [];
    throw fault;
  }
}

/**
 * A bundle may name the key of the log, once witnesses whom the reader trusts have to have seen it: then the log's own word decides
 * nothing. It never names witnesses: those are the reader's to choose.
 */
async function check(
  { credential, receipt, named }: Shown,
  { keys, witnesses }: Asked,
  language: Language,
): Promise<Logged | NotLogged> {
  const isKnown = keys.some(({ kind }) => kind === 'log');
  const lent = witnesses > 0 && !isKnown ? named.filter(({ kind }) => kind === 'log') : [];
  try {
    return await checkReceipt(receipt, toldOf(credential), { keys: [...keys, ...lent], witnesses });
  } catch (fault) {
    throw toUnreadable(fault, language);
  }
}

function say(
  answer: Logged | NotLogged,
  receipt: Receipt,
  { asked, isBefore }: { asked: Asked; isBefore: boolean | undefined },
  terminal: Terminal,
  language: Language,
): void {
  if ('problem' in answer) {
    terminal.say(toPrintable(sayProblem(answer, receipt, language, asked.witnesses)));
    return;
  }
  const { origin, index, size, hour, before, witnesses } = answer;
  terminal.say(toPrintable(sayIn(language, 'logged', { origin, index, size, hour: hour.slice(0, 16) })));
  const by = witnesses.length > 0 && asked.witnesses > 0 ? 'loggedByWitnesses' : 'loggedByLog';
  const names = witnesses.map(({ name }) => name).join(', ');
  terminal.say(toPrintable(sayIn(language, by, { before: before.toISOString().slice(0, 16), names })));
  if (isBefore === undefined) return;
  const time = asked.loggedBefore?.toISOString().slice(0, 16) ?? '';
  terminal.say(toPrintable(sayIn(language, isBefore ? 'loggedBefore' : 'notLoggedBefore', { time })));
}

/** A receipt never shows that something was not logged earlier, so what it does not show stays open. */
function exitCodeOf(answer: Logged | NotLogged, isBefore: boolean | undefined): ExitCode {
  if (!('problem' in answer)) return isBefore === false ? exitCodes.undetermined : exitCodes.ok;
  const isOpen = answer.problem === 'log_unknown' || answer.problem === 'too_few_witnesses';
  return isOpen ? exitCodes.undetermined : exitCodes.no;
}
