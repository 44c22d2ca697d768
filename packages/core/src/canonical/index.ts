/** The exact bytes that get signed: RDFC-1.0 over JSON-LD in safe mode, and canonical JSON. */
export { groupAlike } from './alike.ts';
export type { RdfcHash } from './general.ts';
export { toJcs } from './jcs.ts';
export { type Labelled, type Statement, toLabelled, toLine } from './labels.ts';
export type { Lost } from './lost.ts';
export { type Canonical, toNQuads } from './nquads.ts';
export { type Filled, type Template, toTemplate } from './template.ts';
export type { ContextLoader } from './to-quads.ts';
