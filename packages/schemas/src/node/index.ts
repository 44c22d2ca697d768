/** Checking documents against schemas in a thread of Node. */
import { Worker } from 'node:worker_threads';
import type { Bounds } from '@cairn/core/line';
import { openSchemaChecker, type SchemaThread } from '../open-schema-checker.ts';

/** A schema may make endlessly much of little; the thread ends when it does. */
const resourceLimits = { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 16, stackSizeMb: 4 };

/** A thread that is started with the first question. It keeps no process from ending. */
export function openSchemaThread(bounds?: Partial<Bounds>): SchemaThread {
  return openSchemaChecker(({ answered, ended }) => {
    const thread = new Worker(new URL('./schema-worker.ts', import.meta.url), { resourceLimits });
    thread.on('message', answered);
    thread.on('error', ended);
    thread.on('exit', ended);
    thread.unref();
    return { post: task => thread.postMessage(task), end: () => void thread.terminate() };
  }, bounds);
}
