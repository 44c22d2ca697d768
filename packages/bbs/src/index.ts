/** The mathematics that bbs-2023 needs, in a worker: core asks for it and does not have it. */
export { type Bbs, openBbs, type StartWorker, type Worker } from './open-bbs.ts';
export type { Task, TaskAnswer } from './tasks.ts';
export { toBbsSigner } from './to-bbs-signer.ts';
