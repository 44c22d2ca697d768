import type { Language } from './texts.ts';

/** The outside of a command, and the only thing tests replace. */
export interface Terminal {
  /** One line to standard output. */
  say(line: string): void;
  /** One line to standard error. */
  complain(line: string): void;
  environment: Readonly<Record<string, string | undefined>>;
  /** All of standard input, or undefined when it is longer than the limit. */
  readInput(limitBytes: number): Promise<Uint8Array | undefined>;
  fetch: typeof fetch;
  now(): Date;
  wait(milliseconds: number): Promise<void>;
  /** Resolves when whoever is at the terminal asks the command to stop. */
  untilStopped(): Promise<void>;
  /** Runs a script of the server in a process of its own that shares this terminal; answers its exit code. */
  run(script: string, parameters: readonly string[], environment: Readonly<Record<string, string>>): Promise<number>;
}

/** One command of `cairn`. `usage` is the line behind its name. */
export interface Command {
  usage: string;
  run(parameters: string[], terminal: Terminal): Promise<number>;
}

/** The command line itself cannot be understood. */
export class UsageFault extends Error {}

/** The file, page or list that was given cannot be read. The sentence is already in the reader's language. */
export class UnreadableInput extends Error {}

/** The language that was asked for, else that of the environment, else English. */
export function languageFor(asked: string | undefined, environment: Terminal['environment']): Language {
  if (asked === 'en' || asked === 'ar') return asked;
  if (asked !== undefined) throw new UsageFault(`--language ${asked}`);
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || '';
  return locale.startsWith('ar') ? 'ar' : 'en';
}

// Characters that would move the cursor, change colours or turn the reading order of what follows.
// biome-ignore lint/suspicious/noControlCharactersInRegex: those are the ones to take out
const unprintable = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]/g;
const isolates = /[\u2066-\u2069]/g;

/** Words of strangers, safe to print: nothing in them steers the terminal. Isolates, which our own sentences use, are left out. */
export function toPrintable(text: string): string {
  return text.replace(isolates, '').replace(unprintable, '\ufffd');
}
