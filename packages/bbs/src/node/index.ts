/** The mathematics of BBS signatures in a thread of Node. */
import { Worker } from 'node:worker_threads';
import type { Bounds } from '@cairn/core/line';
import { type Bbs, openBbs } from '../open-bbs.ts';

/** A thread takes about 65 MB in all; a faulty one shall not take what the server needs. */
const resourceLimits = { maxOldGenerationSizeMb: 256 };

/** A thread that is started with the first task. It keeps no process from ending. */
export function openBbsThread(bounds?: Partial<Bounds>): Bbs {
  return openBbs(({ answered, ended }) => {
    const thread = new Worker(new URL('./bbs-worker.ts', import.meta.url), { resourceLimits });
    thread.on('message', answered);
    thread.on('error', ended);
    thread.on('exit', ended);
    thread.unref();
    return { post: task => thread.postMessage(task), end: () => void thread.terminate() };
  }, bounds);
}
