import { open } from 'node:fs/promises';
import { fetchWithin } from './find.ts';
import { type Terminal, UnreadableInput } from './terminal.ts';
import { type Language, sayIn } from './texts.ts';

const credentialForms =
  'application/vc, application/vc+ld+json, application/ld+json, application/json, application/jwt;q=0.9, image/png;q=0.8, image/svg+xml;q=0.8';

/** The bytes of a file of at most that size. */
export async function readFileWithin(path: string, limitBytes: number, language: Language): Promise<Uint8Array> {
  const file = await open(path).catch((trouble: NodeJS.ErrnoException) => {
    throw new UnreadableInput(sayIn(language, trouble.code === 'ENOENT' ? 'noFile' : 'unreadableFile', { path }));
  });
  try {
    const { size } = await file.stat();
    if (size > limitBytes) throw new UnreadableInput(sayIn(language, 'tooLarge', { limit: limitBytes }));
    const { bytesRead, buffer } = await file.read(Buffer.alloc(limitBytes + 1));
    if (bytesRead > limitBytes) throw new UnreadableInput(sayIn(language, 'tooLarge', { limit: limitBytes }));
    return buffer.subarray(0, bytesRead);
  } catch (trouble) {
    if (trouble instanceof UnreadableInput) throw trouble;
    throw new UnreadableInput(sayIn(language, 'unreadableFile', { path }));
  } finally {
    await file.close();
  }
}

async function fetchInput(url: string, limitBytes: number, terminal: Terminal, language: Language) {
  const fetched = await fetchWithin(terminal.fetch, url, { accept: credentialForms, limitBytes });
  if ('bytes' in fetched) return fetched.bytes;
  const { unreachable } = fetched;
  if (unreachable === 'url_not_allowed') throw new UnreadableInput(sayIn(language, 'addressRefused'));
  if (unreachable === 'too_large') throw new UnreadableInput(sayIn(language, 'tooLarge', { limit: limitBytes }));
  throw new UnreadableInput(sayIn(language, 'unreachable', { url, reason: unreachable }));
}

/** What was given to read: a file, an address, or `-` for standard input. @throws UnreadableInput */
export async function readInput(
  source: string,
  limitBytes: number,
  terminal: Terminal,
  language: Language,
): Promise<Uint8Array> {
  if (/^https?:\/\//i.test(source)) return fetchInput(source, limitBytes, terminal, language);
  if (source !== '-') return readFileWithin(source, limitBytes, language);
  const bytes = await terminal.readInput(limitBytes);
  if (!bytes) throw new UnreadableInput(sayIn(language, 'tooLarge', { limit: limitBytes }));
  return bytes;
}
