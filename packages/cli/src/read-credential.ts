import { toGiven } from '@cairn/core/given';
import { type Anything, readAnything } from '@cairn/core/image';
import { Malformed } from '@cairn/core/malformed';
import type { Given } from '@cairn/core/report';
import { sayMalformed } from './malformed-texts.ts';
import { readInput } from './read-input.ts';
import { type Terminal, UnreadableInput } from './terminal.ts';
import { type Language, sayIn } from './texts.ts';

/** What is read may be this large: pictures and PDFs are. */
const inputBytes = 20 * 1_048_576;

/** The credential, or the bundle with one, in a file, at an address or on standard input. @throws UnreadableInput */
export async function readCredential(source: string, terminal: Terminal, language: Language): Promise<Given> {
  const bytes = await readInput(source, inputBytes, terminal, language);
  const anything = await readOrExplain(bytes, language);
  const given = toGiven(anything);
  if (given !== undefined) return given;
  throw new UnreadableInput(sayIn(language, 'isAddress', { address: anything.text.slice(0, 500) }));
}

async function readOrExplain(bytes: Uint8Array, language: Language): Promise<Anything> {
  try {
    return await readAnything(bytes);
  } catch (trouble) {
    throw toUnreadable(trouble, language);
  }
}

/** Why it cannot be read, as the reason to stop. */
export function toUnreadable(trouble: unknown, language: Language): unknown {
  if (!(trouble instanceof Malformed)) return trouble;
  return new UnreadableInput(sayIn(language, 'notCredential', { reason: sayMalformed(language, trouble) }));
}
