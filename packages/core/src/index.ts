/** Is this credential true? Reading, judging and explaining, the same in browser, server and terminal. */
export type { JsonObject, JsonValue } from './json.ts';
export { Malformed } from './malformed.ts';
export type { Evidence, Find, Found, Need, Recognition, Unreachable } from './verify/evidence.ts';
export { type Explanation, explain } from './verify/explain.ts';
export { judge } from './verify/judge.ts';
export type { Finding, Report } from './verify/report.ts';
export { gather, verify } from './verify/verify.ts';
