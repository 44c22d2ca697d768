/** What the thread runs: one task after the other. A fault ends it. */
import { parentPort } from 'node:worker_threads';
import { perform } from '../perform.ts';
import type { Task } from '../tasks.ts';

parentPort?.on('message', (task: Task) => parentPort?.postMessage(perform(task)));
