/** What the thread runs: one question after the other. A fault ends it. */
import { parentPort } from 'node:worker_threads';
import { check } from '../check.ts';
import type { Task } from '../task.ts';

parentPort?.on('message', (task: Task) => parentPort?.postMessage(check(task)));
