import { openSchemaChecker, type SchemaThread } from '@cairn/schemas';

/** Checks schemas in a worker, which is fetched and started when a bundle is met that brings one along. */
export function openSchemaWorker(): SchemaThread {
  return openSchemaChecker(({ answered, ended }) => {
    const worker = new Worker(new URL('./schema-worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }) => answered(data));
    worker.addEventListener('error', ended);
    return { post: task => worker.postMessage(task), end: () => worker.terminate() };
  });
}
