import { loadContext } from '../contexts/index.ts';
import type { JsonObject } from '../json.ts';
import { type NQuads, toCompiledNQuads } from './compiled.ts';
import { type RdfcHash, toGeneralNQuads } from './general.ts';
import { nameContexts } from './inline-contexts.ts';
import type { Lost } from './lost.ts';
import type { ContextLoader } from './to-quads.ts';

/**
 * The canonical form of a document, or what would be lost by making it. `byUnit` is what software that sorts by UTF-16 unit
 * makes of it, where that is something else than the standard's order by code point.
 */
export type Canonical = NQuads | { lost: Lost };

/**
 * RDFC-1.0 canonical N-Quads of a JSON-LD document, in safe mode and with the pinned contexts only: a word that no context
 * defines, an address that is not absolute, a null, a context that is not pinned or is written inline are all refused,
 * because they would not be covered by the signature (VCDM 2.0 §4.13, Data Integrity §2.4.1). Credentials go a compiled
 * path; what that declines goes the general one, which gives the same bytes and says precisely what is wrong.
 */
export async function toNQuads(
  given: JsonObject,
  loadGiven: ContextLoader = loadContext,
  hash: RdfcHash = 'SHA-256',
): Promise<Canonical> {
  const { document, load } = loadGiven.takesWritten
    ? nameContexts(given, loadGiven)
    : { document: given, load: loadGiven };
  const compiled = hash === 'SHA-256' ? toCompiledNQuads(document, load) : undefined;
  return !compiled || 'declined' in compiled ? toGeneralNQuads(document, load, hash) : compiled;
}
