import { resolve } from 'node:path';
import type { NoteKey } from '@cairn/core/log/notes';
import type { SplitView } from '@cairn/core/log/watch';
import { type ExitCode, exitCodes, worstOf } from '../exit-codes.ts';
import { readLogKeys } from '../log-keys.ts';
import { readOptions } from '../options.ts';
import { type Command, languageFor, type Terminal, toPrintable, UsageFault } from '../terminal.ts';
import { type Language, sayIn } from '../texts.ts';
import { askWitness, type Testimony } from '../watch/ask-witness.ts';
import { openFolder } from '../watch/folder.ts';
import { lockFolder } from '../watch/lock.ts';
import { type Look, lookAt } from '../watch/monitor.ts';
import { NoAnswer, openRemoteLog } from '../watch/remote-log.ts';

const options = {
  store: { type: 'string' },
  key: { type: 'string', multiple: true },
  witness: { type: 'string', multiple: true },
  every: { type: 'string' },
  language: { type: 'string' },
} as const;

/** What a round needs. */
interface Watch {
  url: string;
  store: string;
  keys: readonly NoteKey[];
  witnesses: readonly string[];
  terminal: Terminal;
  language: Language;
}

/**
 * `cairn monitor`: reads a transparency log, computes its root from its entries, holds it to what was seen before and to what
 * witnesses saw, and brings them what is new. Once, or again and again with `--every`; a split view ends it with 1, and both
 * checkpoints are printed as the proof.
 */
export const monitor: Command = {
  usage: 'monitor URL --store DIR --key (KEY | FILE) … [--witness URL] … [--every SECONDS]\n      [--language en|ar]',
  async run(parameters, terminal) {
    const { values, positionals } = readOptions(parameters, options);
    const language = languageFor(values.language, terminal.environment);
    const [url, more] = positionals;
    if (more !== undefined) throw new UsageFault(more);
    if (url === undefined) throw new UsageFault(sayIn(language, 'missing', { what: 'URL' }));
    if (values.store === undefined) throw new UsageFault(sayIn(language, 'missing', { what: '--store' }));
    const every = values.every === undefined ? undefined : Number(values.every);
    if (every !== undefined && !(every >= 1 && every <= 86_400)) throw new UsageFault(`--every ${values.every}`);
    const keys = await readLogKeys(values.key, language);
    const store = resolve(values.store);
    const lock = await lockFolder(store);
    if (!lock) {
      terminal.complain(sayIn(language, 'folderInUse', { path: values.store }));
      return exitCodes.unavailable;
    }
    try {
      return await watch({ url, store, keys, witnesses: values.witness ?? [], terminal, language }, every);
    } finally {
      await lock.release();
    }
  },
};

async function watch(watched: Watch, everySeconds: number | undefined): Promise<ExitCode> {
  let isStopped = false;
  const stopped = everySeconds === undefined ? undefined : watched.terminal.untilStopped();
  stopped?.then(() => {
    isStopped = true;
  });
  for (;;) {
    const code = await lookOrNoAnswer(watched);
    if (everySeconds === undefined || code === exitCodes.no) return code;
    await Promise.race([watched.terminal.wait(everySeconds * 1000), stopped]);
    if (isStopped) return code;
  }
}

async function lookOrNoAnswer(watched: Watch): Promise<ExitCode> {
  try {
    return await lookOnce(watched);
  } catch (trouble) {
    if (!(trouble instanceof NoAnswer)) throw trouble;
    watched.terminal.complain(toPrintable(sayIn(watched.language, 'monitorNoAnswer', { url: watched.url })));
    return exitCodes.unavailable;
  }
}

/** One look at the log, and at each witness. */
async function lookOnce({ url, store, keys, witnesses, terminal, language }: Watch): Promise<ExitCode> {
  const folder = openFolder(store);
  const log = openRemoteLog(terminal.fetch, url);
  const looked = await lookAt(folder, log, keys);
  if (!('look' in looked)) {
    terminal.complain(
      toPrintable(sayIn(language, looked.found === 'not_signed' ? 'monitorNotSigned' : 'monitorNoAnswer', { url })),
    );
    return looked.found === 'not_signed' ? exitCodes.undetermined : exitCodes.unavailable;
  }
  const { look, seen } = looked;
  sayLook(look, terminal, language);
  if (look.found === 'split') saySplit(look, look.origin, store, terminal, language);
  if (look.found !== 'agrees') return codeOf[look.found];
  const codes: ExitCode[] = [];
  for (const witness of witnesses) {
    const testimony = await askWitness({ folder, fetcher: terminal.fetch, keys }, witness, seen, log);
    if (testimony.said === 'split') saySplit(testimony, look.origin, store, terminal, language);
    else terminal.say(toPrintable(sayIn(language, sentenceOf(testimony), { url: witness, size: look.size })));
    codes.push(testimony.said === 'split' || testimony.said === 'unproven' ? exitCodes.no : exitCodes.ok);
  }
  return worstOf(codes);
}

const codeOf: Readonly<Record<Look['found'], ExitCode>> = {
  agrees: exitCodes.ok,
  older: exitCodes.undetermined,
  incomplete: exitCodes.unavailable,
  unproven: exitCodes.no,
  entries_differ: exitCodes.no,
  split: exitCodes.no,
};

const sentences = {
  agrees: 'monitorAgrees',
  older: 'monitorOlder',
  incomplete: 'monitorIncomplete',
  unproven: 'monitorUnproven',
  entries_differ: 'monitorEntriesDiffer',
} as const;

function sayLook(look: Look, terminal: Terminal, language: Language): void {
  if (look.found === 'split') return;
  const { origin, size, before } = look;
  terminal.say(toPrintable(sayIn(language, sentences[look.found], { origin, size, before })));
}

function saySplit(
  { split, path }: { split: SplitView; path: string },
  origin: string,
  store: string,
  terminal: Terminal,
  language: Language,
): void {
  terminal.say(toPrintable(sayIn(language, 'monitorSplit', { origin, path: `${store}/${path}` })));
  terminal.say(toPrintable(`\n${split.older}\n${split.younger}`));
}

function sentenceOf(testimony: Exclude<Testimony, { said: 'split' }>) {
  if (testimony.said === 'cosigned') return testimony.known ? 'witnessCosigned' : 'witnessCosignedUnknown';
  return (
    {
      ahead: 'witnessAhead',
      refused: 'witnessRefused',
      unproven: 'witnessUnproven',
      unreachable: 'monitorNoAnswer',
    } as const
  )[testimony.said];
}
