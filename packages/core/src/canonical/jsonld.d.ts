/** The little of jsonld that core uses; the package brings no types of its own. */
declare module 'jsonld' {
  interface RemoteDocument {
    document: unknown;
    documentUrl: string;
    contextUrl?: string;
    tag?: 'static';
  }
  interface CanonizeOptions {
    algorithm: 'RDFC-1.0';
    format: 'application/n-quads';
    safe: true;
    base: null;
    documentLoader(url: string): Promise<RemoteDocument>;
    contextResolver: unknown;
    canonizeOptions: { maxWorkFactor: number; signal: unknown };
  }
  const jsonld: { canonize(input: unknown, options: CanonizeOptions): Promise<string> };
  export default jsonld;
}

declare module 'jsonld/lib/ContextResolver.js' {
  /** Resolves contexts; what it has processed stays in `sharedCache` for the next document. */
  export default class ContextResolver {
    constructor(options: { sharedCache: { get(key: string): unknown; set(key: string, value: unknown): unknown } });
  }
}
