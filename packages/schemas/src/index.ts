/** Checking documents against the JSON Schemas of strangers, in a worker: core asks for it and does not have it. */
export { openSchemaChecker, type SchemaThread, type StartWorker, type Worker } from './open-schema-checker.ts';
export type { Task } from './task.ts';
