import { type NoteKey, parseNoteKey } from '@cairn/core/log/notes';
import { Malformed } from '@cairn/core/malformed';
import { readFileWithin } from './read-input.ts';
import { UnreadableInput, UsageFault } from './terminal.ts';
import { type Language, sayIn } from './texts.ts';

const keyFileBytes = 64 * 1024;

/** Keys of logs and witnesses: each given as its line, or as a file with one on each line. @throws UnreadableInput */
export async function readLogKeys(given: readonly string[] | undefined, language: Language): Promise<NoteKey[]> {
  if (!given || given.length === 0) throw new UsageFault(sayIn(language, 'missing', { what: '--key' }));
  const keys: NoteKey[] = [];
  for (const key of given) {
    const lines = key.includes('+') ? [key] : await readLines(key, language);
    for (const line of lines) keys.push(parseKey(line, language));
  }
  return keys;
}

async function readLines(path: string, language: Language): Promise<string[]> {
  const text = new TextDecoder().decode(await readFileWithin(path, keyFileBytes, language));
  return text.split('\n').filter(line => line.trim() !== '' && !line.startsWith('#'));
}

function parseKey(line: string, language: Language): NoteKey {
  try {
    return parseNoteKey(line);
  } catch (fault) {
    if (!(fault instanceof Malformed)) throw fault;
    throw new UnreadableInput(sayIn(language, 'notLogKey', { key: line.slice(0, 100) }));
  }
}
