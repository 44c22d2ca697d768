import type { JsonObject } from '../json.ts';
import { keepByText } from '../keys/public-key.ts';
import { fromDidJwk } from './did-jwk.ts';
import { fromDidKey } from './did-key.ts';
import { didWebUrl } from './did-web.ts';
import { parseDidWebvh } from './did-webvh.ts';

/** Where the document of an identifier is: in the identifier itself, at an address, or nowhere that is known here. */
export type DocumentPlace =
  | { document: JsonObject }
  /** With `witnessUrl`: what stands there is the log of a history, and those are the words of its witnesses. */
  | { url: string; witnessUrl?: string }
  | { unsupported: string };

/** Finds the place of the document of a DID or of an https identifier. A fragment is left aside. Nothing is looked up. */
export function locateDocument(id: string): DocumentPlace {
  return locateOwner(id.split('#')[0] ?? '');
}

const locateOwner = keepByText((owner): DocumentPlace => {
  const document = fromDidKey(owner) ?? fromDidJwk(owner);
  if (document) return { document };
  const log = parseDidWebvh(owner);
  if (log) return { url: log.url, witnessUrl: log.witnessUrl };
  const url = didWebUrl(owner) ?? (owner.startsWith('https://') && URL.canParse(owner) ? owner : undefined);
  return url === undefined ? { unsupported: owner } : { url };
});
