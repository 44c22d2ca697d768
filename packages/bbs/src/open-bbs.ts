import type { BbsMachinery, Unanswered } from '@cairn/core/bbs';
import type { Bytes } from '@cairn/core/bytes';
import type { Task, TaskAnswer, Tasks } from './tasks.ts';

/** A thread that does one task after the other by `perform`. */
export interface Worker {
  post(task: Task): void;
  /** Ends it in the middle of whatever it does. */
  end(): void;
}

/** Starts a worker of this platform, which tells each answer, and once that it broke down. */
export type StartWorker = (tell: { answered(answer: TaskAnswer): void; ended(): void }) => Worker;

/** The mathematics of BBS signatures, done in a worker. */
export interface Bbs extends BbsMachinery {
  /** 80 bytes for a secret key of 32. */
  sign(secretKey: Bytes, header: Bytes, messages: readonly string[]): Promise<Bytes | Unanswered>;
  /** 96 bytes. */
  toPublicKey(secretKey: Bytes): Promise<Bytes | Unanswered>;
  /** Ends the worker, if one runs; the next task starts another. */
  close(): void;
}

/** How long a task may take once it is its turn, and how many may wait how long for theirs. */
export interface Bounds {
  longestMs: number;
  mostWaiting: number;
  longestWaitMs: number;
}

const usual: Bounds = { longestMs: 20_000, mostWaiting: 256, longestWaitMs: 20_000 };

/** The mathematics in a worker that is started with the first task and lives until it is closed or breaks down. */
export function openBbs(start: StartWorker, bounds: Partial<Bounds> = {}): Bbs {
  const line = new Line(start, { ...usual, ...bounds });
  const ask = <Name extends keyof Tasks>(name: Name, asked: Tasks[Name]['asked']) =>
    line.ask({ name, asked } as Task) as Promise<Tasks[Name]['answer'] | Unanswered>;
  return {
    checkProof: (said, proof, messages) => ask('check', { said, proof, messages }),
    prove: (said, signature, messages) => ask('prove', { said, signature, messages }),
    sign: (secretKey, header, messages) => ask('sign', { secretKey, header, messages }),
    toPublicKey: secretKey => ask('toPublicKey', { secretKey }),
    close: () => line.lose('crashed'),
  };
}

interface Waiting {
  task: Task;
  since: number;
  resolve(answer: TaskAnswer | Unanswered): void;
}

/** Tasks in line before one worker. The time of a task runs from when its turn comes. */
class Line {
  readonly #start: StartWorker;
  readonly #bounds: Bounds;
  readonly #waiting: Waiting[] = [];
  #worker: Worker | undefined;
  #current: Waiting | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(start: StartWorker, bounds: Bounds) {
    this.#start = start;
    this.#bounds = bounds;
  }

  ask(task: Task): Promise<TaskAnswer | Unanswered> {
    if (this.#waiting.length >= this.#bounds.mostWaiting) return Promise.resolve({ unanswered: 'busy' });
    return new Promise(resolve => {
      this.#waiting.push({ task, since: performance.now(), resolve });
      if (!this.#current) this.#next();
    });
  }

  /** Gives up the worker, and the task it was at. */
  lose(why: Unanswered['unanswered']): void {
    const worker = this.#worker;
    this.#worker = undefined;
    worker?.end();
    this.#settle({ unanswered: why });
  }

  #next(): void {
    this.#current = this.#shift();
    if (!this.#current) return;
    this.#timer = setTimeout(() => this.lose('timed_out'), this.#bounds.longestMs);
    try {
      this.#worker ??= this.#startWorker();
      this.#worker.post(this.#current.task);
    } catch {
      this.lose('crashed');
    }
  }

  /** The first that has not waited too long. */
  #shift(): Waiting | undefined {
    const latest = performance.now() - this.#bounds.longestWaitMs;
    const inTime = this.#waiting.findIndex(({ since }) => since >= latest);
    const late = this.#waiting.splice(0, inTime === -1 ? this.#waiting.length : inTime);
    for (const { resolve } of late) resolve({ unanswered: 'busy' });
    return this.#waiting.shift();
  }

  /** What a worker says that was given up is heard no more. */
  #startWorker(): Worker {
    const worker = this.#start({
      answered: answer => this.#worker === worker && this.#settle(answer),
      ended: () => this.#worker === worker && this.lose('crashed'),
    });
    return worker;
  }

  #settle(answer: TaskAnswer | Unanswered): void {
    clearTimeout(this.#timer);
    const settled = this.#current;
    this.#current = undefined;
    settled?.resolve(answer);
    if (settled) this.#next();
  }
}
