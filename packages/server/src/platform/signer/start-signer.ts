import { toDesk } from './distant-desk.ts';
import type { Frame } from './frames.ts';
import type { SignerConfig } from './open-signer.ts';
import type { SigningDesk } from './signing-desk.ts';
import { SigningDelayed } from './signing-trouble.ts';
import { type RunningSigner, spawnSigner } from './spawn-signer.ts';

/** How long a request waits for a signer that is being started anew. */
const patienceMs = 10_000;
/** How long for the answer of one that is there: hardware may be slow. */
const answerMs = 60_000;
const firstPauseMs = 20;
const longestPauseMs = 2_000;

/** A signer in a process of its own, and which one it is at the moment, for tests that end it. */
export interface StartedSigner extends SigningDesk {
  pid(): number | undefined;
}

/**
 * Start the process that signs, and start it anew whenever it dies. What is asked meanwhile waits and is asked again.
 * @throws CannotStart with what the process says
 */
export async function startSigner(config: SignerConfig, waitMs: number = patienceMs): Promise<StartedSigner> {
  let isClosing = false;
  let pauseMs = firstPauseMs;
  let running: RunningSigner | undefined;
  let current = spawnSigner(config, startAnew);

  function startAnew(): void {
    running = undefined;
    if (isClosing) return;
    current = pause(pauseMs).then(() => spawnSigner(config, startAnew));
    pauseMs = Math.min(pauseMs * 2, longestPauseMs);
    void current.then(keepRunning, startAnew);
  }
  function keepRunning(started: RunningSigner): void {
    running = started;
    pauseMs = firstPauseMs;
    if (isClosing) void started.end();
  }
  async function askAgain(frame: Frame): Promise<Frame> {
    for (const until = Date.now() + waitMs; ; ) {
      const left = until - Date.now();
      if (isClosing || left <= 0) throw new SigningDelayed('signer_away', 5);
      try {
        const { connection } = await within(left, current);
        return await within(answerMs, connection.ask(frame));
      } catch (error) {
        if (error instanceof SigningDelayed) throw error;
        // Lost with its process, or not begun: another one is on its way.
        await pause(firstPauseMs);
      }
    }
  }
  async function close(): Promise<void> {
    isClosing = true;
    await running?.end();
  }

  const { keyName, name } = await current;
  await current.then(keepRunning);
  return Object.assign(toDesk({ name, keyName, ask: askAgain, close }), { pid: () => running?.pid });
}

const pause = (forMs: number) => new Promise<void>(resolve => setTimeout(resolve, forMs));

/** @throws SigningDelayed when it takes longer */
function within<T>(forMs: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new SigningDelayed('signer_away', 5)), forMs);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
