#!/usr/bin/env node
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { runCairn } from './cairn.ts';
import type { Terminal } from './terminal.ts';

const root = join(import.meta.dirname, '..', '..', '..');

async function readStandardInput(limitBytes: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of process.stdin) {
    length += chunk.length;
    if (length > limitBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

// A reader such as `head` may leave before the last line; what it wanted it has.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

const terminal: Terminal = {
  say: line => process.stdout.write(`${line}\n`),
  complain: line => process.stderr.write(`${line}\n`),
  environment: process.env,
  readInput: readStandardInput,
  fetch,
  now: () => new Date(),
  wait: milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds)),
  untilStopped: () =>
    new Promise(resolve => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
    }),
  run: (script, parameters, environment) =>
    new Promise((resolve, reject) => {
      const child = spawn(
        process.execPath,
        ['--disable-warning=ExperimentalWarning', join(root, script), ...parameters],
        {
          env: { ...process.env, ...environment },
          stdio: 'inherit',
        },
      );
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
      child.on('error', reject);
      child.on('exit', code => resolve(code ?? 1));
    }),
};

process.exitCode = await runCairn(process.argv.slice(2), terminal);
