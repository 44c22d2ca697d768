/** Is this credential true? Reading, judging and explaining, the same in browser, server and terminal. */
export { readAnything } from './image/index.ts';
export type { JsonObject } from './json.ts';
export { Malformed } from './malformed.ts';
export type { Evidence, Find, Need, Recognition, Unreachable } from './verify/evidence.ts';
export { type Explanation, explain } from './verify/explain.ts';
export { judge } from './verify/judge.ts';
export type { Finding, Report } from './verify/report.ts';
export { gather, verify } from './verify/verify.ts';
