/** What the worker of the check page runs: one task after the other. A fault is told to the page, which ends it. */
import type { Task } from '@cairn/bbs';
import { perform } from '@cairn/bbs/perform';

interface WorkerScope {
  addEventListener(name: 'message', listener: (event: MessageEvent<Task>) => void): void;
  postMessage(answer: ReturnType<typeof perform>): void;
}

const worker = self as unknown as WorkerScope;

worker.addEventListener('message', ({ data: task }) => worker.postMessage(perform(task)));
