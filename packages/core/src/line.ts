/** A thread beside the one that asks. It does one task after the other. */
export interface Worker<Task> {
  post(task: Task): void;
  /** Ends it in the middle of whatever it does. */
  end(): void;
}

/** Starts a worker of this platform, which tells each answer, and once that it broke down. */
export type StartWorker<Task, Answer> = (tell: { answered(answer: Answer): void; ended(): void }) => Worker<Task>;

/** How long a task may take once it is its turn, and how many may wait how long for theirs. */
export interface Bounds {
  longestMs: number;
  /** What a worker may take besides to start. */
  startMs?: number;
  mostWaiting: number;
  longestWaitMs: number;
}

/** Why there is no answer: it took too long, the worker broke down, or too many others wait. */
export interface Unanswered {
  unanswered: 'timed_out' | 'crashed' | 'busy';
}

/** Tasks in line before one worker, which is started with the first and replaced when it is lost. */
export interface Line<Task, Answer> {
  ask(task: Task): Promise<Answer | Unanswered>;
  /** Ends the worker, if one runs; the next task starts another. */
  close(): void;
}

/** A line before a worker that is not started yet. The time of a task runs from when its turn comes. */
export function openLine<Task, Answer>(start: StartWorker<Task, Answer>, bounds: Bounds): Line<Task, Answer> {
  return new Waiters(start, bounds);
}

interface Waiting<Task, Answer> {
  task: Task;
  since: number;
  resolve(answer: Answer | Unanswered): void;
}

class Waiters<Task, Answer> implements Line<Task, Answer> {
  readonly #start: StartWorker<Task, Answer>;
  readonly #bounds: Bounds;
  readonly #waiting: Waiting<Task, Answer>[] = [];
  #worker: Worker<Task> | undefined;
  #current: Waiting<Task, Answer> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(start: StartWorker<Task, Answer>, bounds: Bounds) {
    this.#start = start;
    this.#bounds = bounds;
  }

  ask(task: Task): Promise<Answer | Unanswered> {
    if (this.#waiting.length >= this.#bounds.mostWaiting) return Promise.resolve({ unanswered: 'busy' });
    return new Promise(resolve => {
      this.#waiting.push({ task, since: performance.now(), resolve });
      if (!this.#current) this.#next();
    });
  }

  close(): void {
    this.#lose('crashed');
  }

  /** Gives up the worker, and the task it was at. */
  #lose(why: Unanswered['unanswered']): void {
    const worker = this.#worker;
    this.#worker = undefined;
    worker?.end();
    this.#settle({ unanswered: why });
  }

  #next(): void {
    this.#current = this.#shift();
    if (!this.#current) return;
    const { longestMs, startMs = 0 } = this.#bounds;
    this.#timer = setTimeout(() => this.#lose('timed_out'), longestMs + (this.#worker ? 0 : startMs));
    try {
      this.#worker ??= this.#startWorker();
      this.#worker.post(this.#current.task);
    } catch {
      this.#lose('crashed');
    }
  }

  /** The first that has not waited too long. */
  #shift(): Waiting<Task, Answer> | undefined {
    const latest = performance.now() - this.#bounds.longestWaitMs;
    const inTime = this.#waiting.findIndex(({ since }) => since >= latest);
    const late = this.#waiting.splice(0, inTime === -1 ? this.#waiting.length : inTime);
    for (const { resolve } of late) resolve({ unanswered: 'busy' });
    return this.#waiting.shift();
  }

  /** What a worker says that was given up is heard no more. */
  #startWorker(): Worker<Task> {
    const worker = this.#start({
      answered: answer => this.#worker === worker && this.#settle(answer),
      ended: () => this.#worker === worker && this.#lose('crashed'),
    });
    return worker;
  }

  #settle(answer: Answer | Unanswered): void {
    clearTimeout(this.#timer);
    const settled = this.#current;
    this.#current = undefined;
    settled?.resolve(answer);
    if (settled) this.#next();
  }
}
