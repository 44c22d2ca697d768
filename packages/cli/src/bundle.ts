import { writeFile } from 'node:fs/promises';
import { fetchWithin } from './find.ts';
import { readFileWithin } from './read-input.ts';
import { type Terminal, UnreadableInput } from './terminal.ts';
import { type Language, sayIn } from './texts.ts';

const documentBytes = 1_048_576;
const bundleBytes = 64 * documentBytes;

interface KeptDocument {
  body: string;
  base64?: string;
  mediaType?: string;
  /** When it was brought. */
  foundAt?: string;
}

/** Documents by the address they were found at: keys, status lists. */
export type Bundle = Map<string, KeptDocument>;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isKeptDocument(value: unknown): value is KeptDocument {
  if (typeof value !== 'object' || value === null) return false;
  const { body, ...about } = value as Partial<KeptDocument>;
  const texts = [about.base64, about.mediaType, about.foundAt];
  const isTyped = texts.every(text => text === undefined || typeof text === 'string');
  return typeof body === 'string' && body.length <= documentBytes && isTyped;
}

function parseBundle(text: string): Bundle | undefined {
  try {
    const bundle: unknown = JSON.parse(text);
    if (!isRecord(bundle) || !isRecord(bundle.found)) return undefined;
    const entries = Object.entries(bundle.found).filter(
      ([, answer]) => !isRecord(answer) || !('unreachable' in answer),
    );
    const kept = entries.filter((entry): entry is [string, KeptDocument] => isKeptDocument(entry[1]));
    return kept.length === entries.length ? new Map(kept) : undefined;
  } catch (trouble) {
    if (trouble instanceof SyntaxError) return undefined;
    throw trouble;
  }
}

/** Reads what `--keep` wrote, or the documents of a continuity bundle. @throws UnreadableInput */
export async function readBundle(path: string, language: Language): Promise<Bundle> {
  const bytes = await readFileWithin(path, bundleBytes, language);
  const kept = parseBundle(Buffer.from(bytes).toString('utf8'));
  if (kept) return kept;
  throw new UnreadableInput(sayIn(language, 'bundleUnreadable', { path }));
}

/** Writes the bundle for `--bundle`. */
export async function keepBundle(path: string, bundle: Bundle): Promise<void> {
  await writeFile(path, `${JSON.stringify({ found: Object.fromEntries(bundle) }, null, 1)}\n`);
}

/**
 * The look-ups of the terminal: first the bundle, then the network unless offline. What the network brings is added to
 * `collected`.
 */
export function findWith(terminal: Terminal, options: { bundle: Bundle; offline: boolean; collected: Bundle }) {
  return async (url: string, what?: string): Promise<KeptDocument | { unreachable: string }> => {
    const kept = options.bundle.get(url);
    if (kept) options.collected.set(url, kept);
    if (kept) return kept;
    if (options.offline) return { unreachable: 'offline' };
    const accept = 'application/did+json, application/vc, application/ld+json, application/json';
    const fetched = await fetchWithin(terminal.fetch, url, { accept, limitBytes: documentBytes });
    if (!('bytes' in fetched)) return fetched;
    const bytes = Buffer.from(fetched.bytes);
    const foundAt = `${terminal.now().toISOString().slice(0, 19)}Z`;
    const about = { mediaType: fetched.mediaType, foundAt };
    const found: KeptDocument =
      what === 'resource'
        ? { body: '', base64: bytes.toString('base64'), ...about }
        : { body: bytes.toString('utf8'), ...about };
    options.collected.set(url, found);
    return found;
  };
}
