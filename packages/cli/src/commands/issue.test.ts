import { mkdtemp, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { recordingTerminal } from '../../../../test/recording-terminal.ts';
import { runCairn } from '../cairn.ts';

interface Heard {
  method: string;
  url: string;
  headers: IncomingMessage['headers'];
  body: Record<string, unknown>;
}

const organisation = 'lindonlindonlindonlindon22';
const achievement = 'coastalcoastalcoastal22222';
const batch = {
  id: 'b'.repeat(26),
  achievementId: achievement,
  achievementTitle: 'C',
  createdAt: '2026-11-24T12:00:00Z',
};
const issued = {
  uri: 'https://c.example/credentials/x',
  claimUrl: 'https://c.example/claim/t',
  claimCode: '7KQ4-MZ2P-XW9C',
};
const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map(close => close()));
});

interface Answer {
  status?: number;
  type?: string;
  body: unknown;
}

/** A server that answers from a script and remembers what it was asked. */
async function scripted(answers: Answer[]) {
  const heard: Heard[] = [];
  const server = createServer(async (request, reply) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString();
    const { method = '', url = '', headers } = request;
    heard.push({ method, url, headers, body: text ? JSON.parse(text) : {} });
    const { status = 200, type = 'application/json', body } = answers[heard.length - 1] ?? { body: {} };
    reply.writeHead(status, { 'content-type': type }).end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => new Promise(resolve => server.close(resolve)));
  return { heard, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

function order(server: string, ...more: string[]): string[] {
  return [
    'issue',
    '--server',
    server,
    '--key',
    'cairn_k',
    '--organisation',
    organisation,
    '--achievement',
    achievement,
    ...more,
  ];
}

async function listFile(text: string): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'cairn-list-')), 'learners.csv');
  await writeFile(path, text);
  return path;
}

describe('cairn issue', () => {
  test('issues to one learner, the name exactly as written, and prints how to claim', async () => {
    const { url, heard } = await scripted([
      { status: 201, body: { credentialId: 'x'.repeat(26), ...issued, state: 'issued' } },
    ]);
    const terminal = recordingTerminal({ fetch });
    const name = 'N’Deye Fatou «®» 🎓 陈';
    const argv = order(url, '--name', name, '--email', 'n@post.example', '--idempotency-key', 'once');
    expect(await runCairn(argv, terminal)).toBe(0);
    expect(terminal.said()).toContain(issued.claimCode);
    expect(heard).toHaveLength(1);
    expect(heard[0]).toMatchObject({
      method: 'POST',
      url: `/api/v1/organisations/${organisation}/credentials`,
      headers: { authorization: 'Bearer cairn_k', 'idempotency-key': 'once' },
      body: { achievementId: achievement, learner: { name, email: 'n@post.example' } },
    });
  });

  test('takes server and key from the environment, where no process list shows them', async () => {
    const { url, heard } = await scripted([{ status: 201, body: issued }]);
    const environment = { CAIRN_SERVER: `${url}/`, CAIRN_KEY: 'cairn_secret' };
    const argv = ['issue', '--organisation', organisation, '--achievement', achievement, '--name', 'Kalsang', '--json'];
    const terminal = recordingTerminal({ fetch, environment });
    expect(await runCairn(argv, terminal)).toBe(0);
    expect(JSON.parse(terminal.said())).toEqual(issued);
    expect(heard[0]?.headers.authorization).toBe('Bearer cairn_secret');
  });

  test('a refusal is said with the place of each problem: 1', async () => {
    const body = {
      type: 'x',
      title: 'The award breaks a rule.',
      status: 422,
      code: 'award_faulty',
      problems: [{ at: '/results/0', sentence: 'Over the top.' }],
    };
    const { url } = await scripted([{ status: 422, type: 'application/problem+json', body }]);
    const terminal = recordingTerminal({ fetch });
    expect(await runCairn(order(url, '--name', 'Thiri'), terminal)).toBe(1);
    expect(terminal.complained()).toContain('/results/0: Over the top.');
  });

  test.each<[string, Answer[]]>([
    ['not a Cairn', [{ type: 'text/html', body: '<h1>It works!</h1>' }]],
    ['a redirect, which would carry the key away', [{ status: 302, body: {} }]],
  ])('%s: 69', async (_, answers) => {
    const { url } = await scripted(answers);
    expect(await runCairn(order(url, '--name', 'Thiri'), recordingTerminal({ fetch }))).toBe(
      answers[0]?.type ? 69 : 69,
    );
  });

  test('nobody there: 69, and it says which option to check', async () => {
    const terminal = recordingTerminal();
    expect(await runCairn(order('https://nobody.example', '--name', 'Thiri'), terminal)).toBe(69);
    expect(terminal.complained()).toContain('--server');
  });

  test('a list with problems: every one with row and fix, nothing issued, 65', async () => {
    const problem = {
      row: 3,
      column: 'email',
      code: 'address_bad',
      sentence: 'No @ in it.',
      fix: 'Write name@place.',
      value: 'x',
    };
    const { url, heard } = await scripted([{ body: { problems: [problem, { ...problem, row: 9 }] } }]);
    const terminal = recordingTerminal({ fetch });
    const text = 'name,email\nزينب,x\n';
    expect(await runCairn(order(url, '--csv', await listFile(text)), terminal)).toBe(65);
    expect(terminal.complained()).toContain('Row 3, email: No @ in it. Write name@place.');
    expect(terminal.complained()).toContain('Row 9');
    expect(heard.map(one => one.url)).toEqual([`/api/v1/organisations/${organisation}/batches/check`]);
    expect(Buffer.from(String(heard[0]?.body.content), 'base64').toString()).toBe(text);
  });

  test('a list without problems: issued, followed to its end, failures told, 1 when some failed', async () => {
    const rows = [{ row: 2, name: 'Kalsang', email: '', awardedOn: '', result: '' }];
    const { url, heard } = await scripted([
      { body: { problems: [], rows } },
      { status: 202, body: { ...batch, state: 'waiting', total: 2, issued: 0, failed: 0, failures: [] } },
      { body: { ...batch, state: 'running', total: 2, issued: 1, failed: 0, failures: [] } },
      {
        body: {
          ...batch,
          state: 'done',
          total: 2,
          issued: 1,
          failed: 1,
          failures: [{ row: 3, code: 'x', sentence: 'Too long.' }],
        },
      },
    ]);
    const terminal = recordingTerminal({ fetch });
    const argv = order(url, '--csv', await listFile('name\nKalsang\n'), '--idempotency-key', 'list-1');
    expect(await runCairn(argv, terminal)).toBe(1);
    expect(terminal.said()).toContain('1 of 2 issued, 1 failed');
    expect(terminal.complained()).toContain('3: Too long.');
    expect(heard[1]?.headers['idempotency-key']).toBe('list-1');
    expect(heard[1]?.body).toEqual({ achievementId: achievement, rows });
  });

  test('a list that is not there, is a directory or is huge: 65', async () => {
    const huge = await listFile('x'.repeat(5_000_001));
    for (const path of ['/nowhere/learners.csv', tmpdir(), huge]) {
      const terminal = recordingTerminal();
      expect(await runCairn(order('https://c.example', '--csv', path), terminal)).toBe(65);
      expect(terminal.complained()).not.toContain('at ');
    }
  });
});
