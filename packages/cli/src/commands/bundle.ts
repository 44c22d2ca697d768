import { writeFile } from 'node:fs/promises';
import { explain } from '@cairn/core';
import { isBundle, makeBundle } from '@cairn/core/continuity';
import { type Bundle, findWith } from '../bundle.ts';
import { exitCodeOf } from '../exit-codes.ts';
import { readOptions } from '../options.ts';
import { readCredential } from '../read-credential.ts';
import { type Command, languageFor, toPrintable, UnreadableInput, UsageFault } from '../terminal.ts';
import { sayIn } from '../texts.ts';

const options = { to: { type: 'string' }, language: { type: 'string' } } as const;

/**
 * `cairn bundle`: a credential with all it was judged by, in one file, to be verified when its issuer can no longer be
 * asked (docs/continuity-bundle.md). The file goes to standard output unless `--to` names one; the exit code is the verdict.
 */
export const bundle: Command = {
  usage: 'bundle (FILE | URL | -) [--to FILE] [--language en|ar]',
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
    const made = await makeBundle(credential, { find, now: terminal.now() });
    const text = JSON.stringify(made.bundle, null, 1);
    if (values.to === undefined) terminal.say(text);
    else await writeFile(values.to, `${text}\n`);
    const { headline, text: words } = explain(made.report, language, terminal.now());
    terminal.complain(toPrintable(`${headline} ${words}`));
    return exitCodeOf(made.report.verdict);
  },
};
