/** Credentials inside pictures and PDFs, and credentials in whatever somebody hands over. */
export { bakePng } from './png.ts';
export { type Anything, readAnything, unbake, type Wrapping } from './read-anything.ts';
export { bakeSvg } from './svg.ts';
export type { Unbaked } from './unbaked.ts';
