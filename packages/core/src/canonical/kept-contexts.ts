/// <reference path="./jsonld.d.ts" />
import jsonld, { type ActiveContext } from 'jsonld';
import ContextResolver, { type Caching, type ResolvedContext } from 'jsonld/lib/ContextResolver.js';

/**
 * Nine tenths of jsonld's time on a badge goes into copying contexts: whenever a typed node is entered and left it copies
 * every term of the context in force, and so it finds nothing of what it kept for that context before. Here contexts are
 * copied one level deep, which is enough because terms are replaced and never changed, and are left without a copy. What
 * was worked out for a context is then found again. Measured on the sample badge: 13.4 ms of processor time before, 1.5 after.
 */
const processingMode = 'json-ld-1.1';

/** From which context a copy was made. */
const originals = new WeakMap<ActiveContext, ActiveContext>();
/** What stands for "an untouched copy of this context inside a typed node" when something is kept for it. */
const standIns = new WeakMap<ActiveContext, ActiveContext>();

/** Makes the copies of every document that is read in this processing mode cheap. jsonld may forget it; then it is slower. */
export async function prepareContexts(): Promise<typeof processingMode> {
  const initial = await jsonld.processContext(null, null, { processingMode });
  initial.clone = copy;
  initial.revertToPreviousContext = revert;
  return processingMode;
}

function copy(this: ActiveContext): ActiveContext {
  const { processingMode: _, ...rest } = this;
  const child = { ...rest, mappings: new Map(this.mappings), protected: { ...this.protected }, inverse: null };
  originals.set(child, this);
  return child;
}

function revert(this: ActiveContext): ActiveContext {
  return this.previousContext ?? this;
}

/** Resolves contexts and remembers what became of them, even where jsonld asks with a fresh copy. */
export class KeptContextResolver extends ContextResolver {
  override _cacheResolvedContext(caching: Caching): unknown {
    for (const resolved of [caching.resolved].flat()) keepByOriginal(resolved);
    return super._cacheResolvedContext(caching);
  }
}

function keepByOriginal(resolved: ResolvedContext): void {
  if (Object.hasOwn(resolved, 'getProcessed')) return;
  const [get, set] = [resolved.getProcessed.bind(resolved), resolved.setProcessed.bind(resolved)];
  resolved.getProcessed = active => get(toStandIn(active));
  resolved.setProcessed = (active, processed) => set(toStandIn(active), processed);
}

/** On entering a typed node the context in force is copied and set as the copy's previous one: nothing else differs. */
function toStandIn(active: ActiveContext): ActiveContext {
  const { previousContext } = active;
  if (!previousContext || originals.get(active) !== previousContext) return active;
  const standIn = standIns.get(previousContext) ?? { ...active };
  standIns.set(previousContext, standIn);
  return standIn;
}
