import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { resolve } from 'node:path';
import { writeNoteKey } from '@cairn/core/log/notes';
import { exitCodes } from '../exit-codes.ts';
import { readLogKeys } from '../log-keys.ts';
import { readOptions } from '../options.ts';
import { type Command, languageFor, toPrintable, UsageFault } from '../terminal.ts';
import { sayIn } from '../texts.ts';
import { openFolder } from '../watch/folder.ts';
import { lockFolder } from '../watch/lock.ts';
import { longestSubmission, openWitness, type Witness, type WitnessReply } from '../watch/witness.ts';

const options = {
  store: { type: 'string' },
  name: { type: 'string' },
  log: { type: 'string', multiple: true },
  port: { type: 'string' },
  host: { type: 'string' },
  language: { type: 'string' },
} as const;

/**
 * `cairn witness`: cosigns the checkpoints of the logs whose keys it is given, as long as each only grows (C2SP tlog-witness).
 * Runs until it is stopped; its key and what it saw are in the store.
 */
export const witness: Command = {
  usage: 'witness --store DIR --name NAME --log (KEY | FILE) … [--port N] [--host ADDRESS] [--language en|ar]',
  async run(parameters, terminal) {
    const { values, positionals } = readOptions(parameters, options);
    const language = languageFor(values.language, terminal.environment);
    const { store, name } = values;
    if (positionals[0] !== undefined) throw new UsageFault(positionals[0]);
    if (store === undefined || name === undefined || !/^[^\s+]{1,200}$/.test(name)) {
      throw new UsageFault(sayIn(language, 'missing', { what: '--store, --name' }));
    }
    const port = Number(values.port ?? 4180);
    if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new UsageFault(`--port ${values.port}`);
    const keys = await readLogKeys(values.log, language);
    const lock = await lockFolder(resolve(store));
    if (!lock) {
      terminal.complain(sayIn(language, 'folderInUse', { path: store }));
      return exitCodes.unavailable;
    }
    const logs = keys.filter(({ kind }) => kind === 'log');
    const opened = await openWitness(openFolder(resolve(store)), { name, logs, now: terminal.now });
    const { url, close } = await serveWitness(opened, { port, host: values.host ?? '127.0.0.1' });
    const facts = { name: opened.key.name, url, key: writeNoteKey(opened.key) };
    terminal.say(toPrintable(sayIn(language, 'witnessListens', facts)));
    await terminal.untilStopped();
    await close();
    await lock.release();
    return exitCodes.ok;
  },
};

/** Serves a witness over HTTP. */
export async function serveWitness(
  witness: Witness,
  { port, host }: { port: number; host: string },
): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    reply(witness, request).then(
      answer => send(response, answer),
      () => send(response, { status: 500, type: 'text/plain', body: '' }),
    );
  });
  server.requestTimeout = 10_000;
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
  const address = server.address();
  const bound = typeof address === 'object' && address ? address.port : port;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${bound}`,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const notFound: WitnessReply = { status: 404, type: 'text/plain', body: '' };

async function reply(witness: Witness, request: IncomingMessage): Promise<WitnessReply> {
  const { method, url = '' } = request;
  if (method === 'POST' && url === '/add-checkpoint') {
    const body = await readBody(request);
    return body === undefined ? { status: 413, type: 'text/plain', body: '' } : witness.addCheckpoint(body);
  }
  const origin = method === 'GET' && url.startsWith('/checkpoint/') ? toOrigin(url.slice('/checkpoint/'.length)) : '';
  const note = origin === '' ? undefined : await witness.findCheckpoint(origin);
  return note === undefined ? notFound : { status: 200, type: 'text/plain; charset=utf-8', body: note };
}

function toOrigin(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return '';
  }
}

async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > longestSubmission) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

function send(response: ServerResponse, { status, type, body }: WitnessReply): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
}
