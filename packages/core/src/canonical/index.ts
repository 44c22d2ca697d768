/** The exact bytes that get signed: RDFC-1.0 over JSON-LD in safe mode, and canonical JSON. */
export { toJcs } from './jcs.ts';
export { type Canonical, type ContextLoader, type Lost, type RdfcHash, toNQuads } from './nquads.ts';
