/** What the worker of the check page runs: one question after the other. A fault is told to the page, which ends it. */
import type { Task } from '@cairn/schemas';
import { check } from '@cairn/schemas/check';

interface WorkerScope {
  addEventListener(name: 'message', listener: (event: MessageEvent<Task>) => void): void;
  postMessage(answer: ReturnType<typeof check>): void;
}

const worker = self as unknown as WorkerScope;

worker.addEventListener('message', ({ data: task }) => worker.postMessage(check(task)));
