import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { OwnVerdict, Question } from './verdicts.ts';

type Answer = { id: number } & ({ verdicts: (OwnVerdict | undefined)[] } | { failed: string });

/** Beside the thread that asks. */
const most = Math.max(1, availableParallelism() - 1);
/** Texts that a thread is given at a time: small enough that all threads have something to do. */
const textsAtOnce = 100;

/** `judgeTexts` in other threads, which are started when they are first needed and kept. */
export async function judgeBeside({ texts, ...rest }: Question): Promise<(OwnVerdict | undefined)[]> {
  const parts: Promise<(OwnVerdict | undefined)[]>[] = [];
  for (let from = 0; from < texts.length; from += textsAtOnce) {
    parts.push(leastBusy().judge({ ...rest, texts: texts.slice(from, from + textsAtOnce) }));
  }
  return (await Promise.all(parts)).flat();
}

/** A thread, asked any number of things. It keeps no process alive that has nothing else to do. */
class VerifyThread {
  readonly #worker = new Worker(new URL('./verify-thread.ts', import.meta.url));
  readonly #waiting = new Map<number, { resolve(answer: Answer): void; reject(error: Error): void }>();
  #asked = 0;

  constructor() {
    this.#worker.unref();
    this.#worker.on('message', (answer: Answer) => this.#settle(answer));
    this.#worker.on('error', error => this.#lose(error));
    this.#worker.on('exit', code => this.#lose(new Error(`the thread that verifies ended with code ${code}`)));
  }

  get load(): number {
    return this.#waiting.size;
  }

  async judge(question: Question): Promise<(OwnVerdict | undefined)[]> {
    this.#asked += 1;
    const id = this.#asked;
    const answer = await new Promise<Answer>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.ref();
      this.#worker.postMessage({ id, question });
    });
    if ('failed' in answer) throw new Error(answer.failed);
    return answer.verdicts;
  }

  #settle(answer: Answer): void {
    this.#waiting.get(answer.id)?.resolve(answer);
    this.#waiting.delete(answer.id);
    if (this.#waiting.size === 0) this.#worker.unref();
  }

  #lose(error: Error): void {
    threads.delete(this);
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}

const threads = new Set<VerifyThread>();

function leastBusy(): VerifyThread {
  const [idlest] = [...threads].toSorted((one, other) => one.load - other.load);
  if (idlest && (idlest.load === 0 || threads.size >= most)) return idlest;
  const started = new VerifyThread();
  threads.add(started);
  return started;
}
