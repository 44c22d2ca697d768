import type { JsonObject } from '../json.ts';
import { keepByText } from '../keys/public-key.ts';
import { fromDidJwk } from './did-jwk.ts';
import { fromDidKey } from './did-key.ts';
import { didWebUrl } from './did-web.ts';

/** Where the document of an identifier is: in the identifier itself, at an address, or nowhere that is known here. */
export type DocumentPlace = { document: JsonObject } | { url: string } | { unsupported: string };

/** Finds the place of the document of a DID or of an https identifier. A fragment is left aside. Nothing is looked up. */
export function locateDocument(id: string): DocumentPlace {
  return locateOwner(id.split('#')[0] ?? '');
}

const locateOwner = keepByText((owner): DocumentPlace => {
  const document = fromDidKey(owner) ?? fromDidJwk(owner);
  if (document) return { document };
  const url = didWebUrl(owner) ?? (owner.startsWith('https://') && URL.canParse(owner) ? owner : undefined);
  return url === undefined ? { unsupported: owner } : { url };
});
