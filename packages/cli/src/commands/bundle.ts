import { writeFile } from 'node:fs/promises';
import { explain } from '@cairn/core';
import { isBundle, type KeptReceipt, makeBundle } from '@cairn/core/continuity';
import { checkReceipt, toldOf } from '@cairn/core/log';
import { writeNoteKey } from '@cairn/core/log/notes';
import type { Given } from '@cairn/core/report';
import { type Bundle, findWith } from '../bundle.ts';
import { exitCodeOf } from '../exit-codes.ts';
import { readLogKeys } from '../log-keys.ts';
import { readOptions } from '../options.ts';
import { readCredential } from '../read-credential.ts';
import { readReceipt, sayProblem } from '../read-receipt.ts';
import { type Command, languageFor, type Terminal, toPrintable, UnreadableInput, UsageFault } from '../terminal.ts';
import { type Language, sayIn } from '../texts.ts';

const options = {
  to: { type: 'string' },
  receipt: { type: 'string' },
  key: { type: 'string', multiple: true },
  language: { type: 'string' },
} as const;

/**
 * `cairn bundle`: a credential with all it was judged by, in one file, to be verified when its issuer can no longer be
 * asked (docs/continuity-bundle.md). With the receipt of a transparency log, and the keys that it needs, the file also shows
 * since when the credential existed. The file goes to standard output unless `--to` names one; the exit code is the verdict.
 */
export const bundle: Command = {
  usage: 'bundle (FILE | URL | -) [--to FILE] [--receipt (FILE | URL) --key (KEY | FILE) …] [--language en|ar]',
  async run(parameters, terminal) {
    const { values, positionals } = readOptions(parameters, options);
    const language = languageFor(values.language, terminal.environment);
    const [source, more] = positionals;
    if (source === undefined) throw new UsageFault(sayIn(language, 'missing', { what: 'FILE, URL, -' }));
    if (more !== undefined) throw new UsageFault(more);
    const credential = await readCredential(source, terminal, language);
    if (isBundle(credential)) throw new UnreadableInput(sayIn(language, 'isBundle'));
    const nothingKept: Bundle = new Map();
    const find = findWith(terminal, { bundle: nothingKept, offline: false, collected: new Map() });
    const log = values.receipt === undefined ? undefined : await keepReceipt(credential, values, terminal, language);
    const made = await makeBundle(credential, { find, now: terminal.now(), ...(log && { log }) });
    const text = JSON.stringify(made.bundle, null, 1);
    if (values.to === undefined) terminal.say(text);
    else await writeFile(values.to, `${text}\n`);
    const { headline, text: words } = explain(made.report, language, terminal.now());
    terminal.complain(toPrintable(`${headline} ${words}`));
    return exitCodeOf(made.report.verdict);
  },
};

/** The receipt with its keys. One that is not for this credential, or that the keys do not fit, would help nobody later. */
async function keepReceipt(
  credential: Given,
  { receipt: source = '', key }: { receipt?: string | undefined; key?: string[] | undefined },
  terminal: Terminal,
  language: Language,
): Promise<KeptReceipt> {
  const keys = await readLogKeys(key, language);
  const { receipt, text } = await readReceipt(source, terminal, language);
  const answer = await checkReceipt(receipt, toldOf(credential), { keys });
  if ('problem' in answer) throw new UnreadableInput(sayProblem(answer, receipt, language));
  const used = [answer.origin, ...answer.witnesses.map(({ name }) => name)];
  return { receipt: text, keys: keys.filter(({ name }) => used.includes(name)).map(writeNoteKey) };
}
