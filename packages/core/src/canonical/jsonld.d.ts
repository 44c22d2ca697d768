/** The little of jsonld that core uses; the package brings no types of its own. */
declare module 'jsonld' {
  export interface RemoteDocument {
    document: unknown;
    documentUrl: string;
    contextUrl?: string;
    tag?: 'static';
  }
  export interface CanonizeOptions {
    algorithm: 'RDFC-1.0';
    format: 'application/n-quads';
    safe: true;
    base: null;
    documentLoader(url: string): Promise<RemoteDocument>;
    processingMode?: 'json-ld-1.1';
    contextResolver?: unknown;
    canonizeOptions?: {
      maxWorkFactor: number;
      signal: unknown;
      messageDigestAlgorithm?: 'SHA-256' | 'SHA-384';
      /** Hashes, in place of that algorithm over the texts as they are. */
      createMessageDigest?: () => { update(text: string): void; digest(): Promise<string> };
    };
  }
  /** The terms that are in force at one place of a document. `previousContext` is in force again one node further in. */
  export interface ActiveContext {
    mappings: ReadonlyMap<string, unknown>;
    protected: Readonly<Record<string, boolean>>;
    inverse: unknown;
    processingMode?: string;
    previousContext?: ActiveContext;
    clone(): ActiveContext;
    revertToPreviousContext(): ActiveContext;
  }
  const jsonld: {
    canonize(input: unknown, options: CanonizeOptions): Promise<string>;
    canonize(
      nquads: string,
      options: {
        inputFormat: 'application/n-quads';
        canonizeOptions: NonNullable<CanonizeOptions['canonizeOptions']> & { canonicalIdMap: Map<string, string> };
      },
    ): Promise<string>;
    /** The context that every document begins with, when `context` is null. */
    processContext(active: null, context: null, options: { processingMode: 'json-ld-1.1' }): Promise<ActiveContext>;
  };
  export default jsonld;
}

declare module 'jsonld/lib/ContextResolver.js' {
  import type { ActiveContext } from 'jsonld';
  /** A context of a document, and what became of the active contexts it was applied to. */
  export interface ResolvedContext {
    getProcessed(active: ActiveContext): unknown;
    setProcessed(active: ActiveContext, processed: unknown): void;
  }
  export interface Caching {
    key: string;
    resolved: ResolvedContext | ResolvedContext[];
    tag?: string;
  }
  /** Resolves contexts; what it has resolved stays in `sharedCache` for the next document. */
  export default class ContextResolver {
    constructor(options: { sharedCache: { get(key: string): unknown; set(key: string, value: unknown): unknown } });
    _cacheResolvedContext(caching: Caching): unknown;
  }
}
