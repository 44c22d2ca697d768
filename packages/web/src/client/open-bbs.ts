import { type Bbs, openBbs } from '@cairn/bbs';

/** The mathematics of BBS signatures in a worker: it is fetched and started when a signature is met that needs it. */
export function openBbsWorker(): Bbs {
  return openBbs(({ answered, ended }) => {
    const worker = new Worker(new URL('./bbs-worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }) => answered(data));
    worker.addEventListener('error', ended);
    return { post: task => worker.postMessage(task), end: () => worker.terminate() };
  });
}
