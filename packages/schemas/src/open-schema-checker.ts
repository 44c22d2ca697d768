import { type Bounds, type Worker as Of, openLine, type StartWorker as Start } from '@cairn/core/line';
import type { SchemaAnswer, SchemaChecker } from '@cairn/core/schema-checker';
import type { Task } from './task.ts';

/** A thread that answers one task after the other by `check`. */
export type Worker = Of<Task>;

/** Starts a worker of this platform, which tells each answer, and once that it broke down. */
export type StartWorker = Start<Task, SchemaAnswer>;

/** A checker with the worker that does its work. */
export interface SchemaThread {
  check: SchemaChecker;
  /** Ends the worker, if one runs; the next question starts another. */
  close(): void;
}

const usual: Bounds = { longestMs: 2_000, startMs: 8_000, mostWaiting: 64, longestWaitMs: 6_000 };

/**
 * A checker whose worker is started with the first question and lives until it is closed, breaks down, or is at one question
 * for longer than two seconds: a schema can be written to keep it busy for ever.
 */
export function openSchemaChecker(start: StartWorker, bounds: Partial<Bounds> = {}): SchemaThread {
  const line = openLine(start, { ...usual, ...bounds });
  return { check: (schema, document) => line.ask({ schema, document }), close: () => line.close() };
}
