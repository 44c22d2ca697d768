import { Duplex } from 'node:stream';
import { Worker } from 'node:worker_threads';
import pg from 'pg';
import { CannotStart } from '../cannot-start.ts';
import type { Ask, Place } from './embedded-worker.ts';
import { types } from './parsers.ts';
import { surviveBrokenConnections } from './postgres.ts';
import { DatabaseAway } from './trouble.ts';

export interface Embedded {
  pool: pg.Pool;
  fsyncsPerCommit: number;
  hostFsyncs(): Promise<number>;
  close(): Promise<void>;
}

/** Longer than any honest statement; a full disk can hang the engine for ever. Filling a new directory may take longer. */
const silenceMs = { usual: 120_000, opening: 900_000 };

/** Open the embedded database in its thread. `onLost` is called once if it dies. */
export async function openEmbedded(place: Place, onLost: (error: Error) => void): Promise<Embedded> {
  const thread = new Thread(place, onLost);
  const { fsyncsPerCommit } = (await thread.ask({ open: true })) as { fsyncsPerCommit: number };
  if (place.durable && fsyncsPerCommit === 0) {
    await thread.close();
    throw new CannotStart(
      `The embedded database does not reach the disk in ${place.directory}: a commit asked the host for no fsync. Reinstall the exact packages of the lockfile, or set DATABASE_URL to a PostgreSQL server.`,
    );
  }
  // One connection, and pg's pool as its fair queue.
  const pool = new pg.Pool({ max: 1, idleTimeoutMillis: 0, types, stream: () => new Connection(thread) });
  surviveBrokenConnections(pool, () => {});
  return {
    pool,
    fsyncsPerCommit,
    hostFsyncs: async () => ((await thread.ask({ fsyncs: true })) as { hostFsyncs: number }).hostFsyncs,
    async close() {
      await pool.end();
      await thread.close();
    },
  };
}

/** The worker thread, asked one thing at a time in order. */
class Thread {
  readonly #worker: Worker;
  readonly #waiting: { resolve(answer: unknown): void; reject(error: Error): void }[] = [];
  readonly #onLost: (error: Error) => void;
  #lost: Error | undefined;
  #watchdog: NodeJS.Timeout | undefined;
  #isOpen = false;

  constructor(place: Place, onLost: (error: Error) => void) {
    this.#onLost = onLost;
    this.#worker = new Worker(new URL('./embedded-worker.ts', import.meta.url), { workerData: place });
    this.#worker.on('message', answer => this.#settle(answer));
    this.#worker.on('error', error => this.#lose(error));
    this.#worker.on('exit', code => this.#lose(new DatabaseAway(`the database thread ended with code ${code}`)));
  }

  ask(question: Ask): Promise<unknown> {
    if (this.#lost) return Promise.reject(this.#lost);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.#worker.postMessage(question);
      this.#watch();
    });
  }

  async close(): Promise<void> {
    if (!this.#lost) await this.ask({ close: true });
    this.#lost ??= new DatabaseAway('the database is closed');
    await this.#worker.terminate();
  }

  #settle(answer: unknown): void {
    const asked = this.#waiting.shift();
    this.#isOpen = true;
    const failed = (answer as { failed?: string }).failed;
    if (failed === undefined) asked?.resolve(answer);
    else asked?.reject(new DatabaseAway(failed));
    this.#watch();
  }

  #watch(): void {
    clearTimeout(this.#watchdog);
    if (this.#waiting.length === 0) return;
    const silent = () => this.#lose(new DatabaseAway('the database does not answer any more: is the disk full?'));
    this.#watchdog = setTimeout(silent, this.#isOpen ? silenceMs.usual : silenceMs.opening);
  }

  #lose(error: Error): void {
    if (this.#lost) return;
    this.#lost = error;
    clearTimeout(this.#watchdog);
    for (const { reject } of this.#waiting.splice(0)) reject(error);
    this.#onLost(error);
    void this.#worker.terminate();
  }
}

const authenticationOk = Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 0]);
const readyForQuery = Buffer.from([0x5a, 0, 0, 0, 5, 0x49]);

/** What pg takes for a socket: the first message is the start-up, which the thread does not need. */
class Connection extends Duplex {
  readonly #thread: Thread;
  #started = false;
  /** The last answer's transaction status (protocol §55.7, ReadyForQuery): I idle, T in a transaction, E in a failed one. */
  #status = 'I';

  constructor(thread: Thread) {
    super();
    this.#thread = thread;
  }

  connect(): this {
    process.nextTick(() => this.emit('connect'));
    return this;
  }
  setNoDelay(): this {
    return this;
  }
  setKeepAlive(): this {
    return this;
  }
  ref(): this {
    return this;
  }
  unref(): this {
    return this;
  }

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: string, done: (error?: Error | null) => void): void {
    this.#exchange(chunk).then(() => done(), done);
  }

  override _writev(chunks: { chunk: Buffer }[], done: (error?: Error | null) => void): void {
    this.#exchange(Buffer.concat(chunks.map(({ chunk }) => chunk))).then(() => done(), done);
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#leaveClean().then(() => done(error), done);
  }

  async #exchange(bytes: Buffer): Promise<void> {
    if (!this.#started) {
      this.#started = true;
      this.push(Buffer.concat([authenticationOk, readyForQuery]));
      return;
    }
    if (bytes[0] === terminate) {
      await this.#leaveClean();
      this.push(null);
      return;
    }
    this.#take((await this.#thread.ask({ bytes })) as Uint8Array);
  }

  #take(answer: Uint8Array): void {
    if (answer.at(-6) === readyForQuery[0]) this.#status = String.fromCharCode(answer.at(-1) ?? 0);
    this.push(Buffer.from(answer.buffer, answer.byteOffset, answer.byteLength));
  }

  /** A connection that goes away leaves no transaction behind: the next one has the same session. */
  async #leaveClean(): Promise<void> {
    if (this.#status === 'I') return;
    this.#status = 'I';
    await this.#thread.ask({ bytes: toQuery('rollback') });
  }
}

/** Terminate (protocol §55.7). */
const terminate = 0x58;

function toQuery(text: string): Buffer {
  const body = Buffer.from(`${text}\0`);
  const head = Buffer.from([0x51, 0, 0, 0, 0]);
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}
