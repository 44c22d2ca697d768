/** The exact bytes that get signed: RDFC-1.0 over JSON-LD in safe mode. */
export { type Canonical, type ContextLoader, type Lost, toNQuads } from './nquads.ts';
