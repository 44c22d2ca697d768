import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { CannotStart } from '../cannot-start.ts';
import { type Connection, openConnection } from './connection.ts';
import type { SignerConfig } from './open-signer.ts';
import type { SignerOrders } from './orders.ts';

/** A process that signs, and the way to it. */
export interface RunningSigner {
  pid: number | undefined;
  keyName: string;
  name: string;
  connection: Connection;
  /** Let it finish and end. */
  end(): Promise<void>;
}

const entry = join(import.meta.dirname, 'main.ts');

/** Of the surroundings the signer gets what it needs: no address of the database, no password of the mail server. */
const withheld = ['MASTER_KEY', 'DATABASE_URL', 'SMTP_URL', 'METRICS_TOKEN'];

/**
 * Start one process that signs and connect to it; `onEnd` is called once it is gone.
 * @throws CannotStart with what it says
 */
export async function spawnSigner({ masterKey, ...config }: SignerConfig, onEnd: () => void): Promise<RunningSigner> {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !withheld.includes(name)));
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', entry], {
    env,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>(resolve => child.once('exit', resolve).once('error', resolve));
  const token = randomBytes(32).toString('base64url');
  const { dataDir, caps } = config;
  const told = { dataDir, ...(caps && { caps }), ...(masterKey && { masterKey: masterKey.reveal() }) };
  const orders: SignerOrders = { config: told, token };
  child.stdin.on('error', () => {});
  child.stdin.write(`${JSON.stringify(orders)}\n`);
  try {
    const { ready, keyName, name } = await Promise.race([readAnswer(child), ended.then(failToStart)]);
    const connection = await openConnection(ready, token, () => child.kill('SIGKILL'));
    void ended.then(onEnd);
    const end = async () => {
      child.stdin.end();
      await ended;
    };
    return { pid: child.pid, keyName, name, connection, end };
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
}

function failToStart(): never {
  throw new CannotStart('The process that signs ended as it began; its reason is above.');
}

async function readAnswer(child: ChildProcess): Promise<{ ready: string; keyName: string; name: string }> {
  if (!child.stdout) throw new Error('the signer has no output');
  const lines = createInterface({ input: child.stdout });
  const line = await new Promise<string>(resolve => lines.once('line', resolve));
  const answer = JSON.parse(line) as { ready: string; keyName: string; name: string } | { cannotStart: string[] };
  if ('cannotStart' in answer) throw new CannotStart(...answer.cannotStart);
  return answer;
}
