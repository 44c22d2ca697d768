import type { BbsMachinery, Unanswered } from '@cairn/core/bbs';
import type { Bytes } from '@cairn/core/bytes';
import { type Bounds, type Worker as Of, openLine, type StartWorker as Start } from '@cairn/core/line';
import type { Task, TaskAnswer, Tasks } from './tasks.ts';

/** A thread that does one task after the other by `perform`. */
export type Worker = Of<Task>;

/** Starts a worker of this platform, which tells each answer, and once that it broke down. */
export type StartWorker = Start<Task, TaskAnswer>;

/** The mathematics of BBS signatures, done in a worker. */
export interface Bbs extends BbsMachinery {
  /** 80 bytes for a secret key of 32. */
  sign(secretKey: Bytes, header: Bytes, messages: readonly string[]): Promise<Bytes | Unanswered>;
  /** 96 bytes. */
  toPublicKey(secretKey: Bytes): Promise<Bytes | Unanswered>;
  /** Ends the worker, if one runs; the next task starts another. */
  close(): void;
}

const usual: Bounds = { longestMs: 20_000, mostWaiting: 256, longestWaitMs: 20_000 };

/** The mathematics in a worker that is started with the first task and lives until it is closed or breaks down. */
export function openBbs(start: StartWorker, bounds: Partial<Bounds> = {}): Bbs {
  const line = openLine(start, { ...usual, ...bounds });
  const ask = <Name extends keyof Tasks>(name: Name, asked: Tasks[Name]['asked']) =>
    line.ask({ name, asked } as Task) as Promise<Tasks[Name]['answer'] | Unanswered>;
  return {
    checkProof: (said, proof, messages) => ask('check', { said, proof, messages }),
    prove: (said, signature, messages) => ask('prove', { said, signature, messages }),
    sign: (secretKey, header, messages) => ask('sign', { secretKey, header, messages }),
    toPublicKey: secretKey => ask('toPublicKey', { secretKey }),
    close: () => line.close(),
  };
}
