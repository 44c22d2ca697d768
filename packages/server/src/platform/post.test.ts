import { createServer } from 'node:http';
import { createServer as createTcp } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPost } from './post.ts';

const received: string[] = [];
const server = createServer((request, response) => {
  let body = '';
  request.on('data', chunk => {
    body += chunk;
  });
  request.on('end', () => {
    received.push(`${request.method} ${request.headers['content-type']} ${request.headers.cookie ?? ''} ${body}`);
    if (request.url === '/away') return response.writeHead(307, { location: 'http://127.0.0.1/' }).end();
    if (request.url === '/huge') return response.end(Buffer.alloc(100_000, 32));
    if (request.url === '/binary') return response.end(Buffer.from([0xff]));
    if (request.url === '/cut') return request.socket.destroy();
    return response.writeHead(409, { 'content-type': 'text/x.tlog.size' }).end('7\n');
  });
});
let near = '';
beforeAll(async () => {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  near = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
});
afterAll(() => server.close());

test('what is sent arrives whole, and what is answered comes back whatever its status', async () => {
  const answer = await openPost({}, [near])(`${near}/add-checkpoint`, 'old 0\n—');
  expect(answer).toEqual({ status: 409, body: '7\n', mediaType: 'text/x.tlog.size' });
  expect(received.at(-1)).toBe('POST text/plain; charset=utf-8  old 0\n—');
});

test('no redirect is followed, and no more is read than must be', async () => {
  const post = openPost({}, [near]);
  expect(await post(`${near}/away`, '')).toEqual({ unreachable: 'redirected', status: 307 });
  expect(await post(`${near}/huge`, '')).toEqual({ unreachable: 'too_large' });
  expect(await post(`${near}/binary`, '')).toEqual({ unreachable: 'not_text' });
  expect(await post(`${near}/cut`, '')).toEqual({ unreachable: 'no_answer' });
});

test('nothing is sent to what is not public, unless the operator named its origin', async () => {
  const connected: string[] = [];
  const canary = createTcp(socket => {
    connected.push('canary');
    socket.destroy();
  });
  await new Promise<void>(resolve => canary.listen(0, '127.0.0.1', resolve));
  const { port } = canary.address() as { port: number };
  const resolve = async () => [{ address: '127.0.0.1', family: 4 }];
  for (const url of [
    `http://127.0.0.1:${port}/`,
    `https://127.0.0.1:${port}/`,
    'https://127.0.0.1/',
    'https://[::1]/',
    '',
  ]) {
    const answer = await openPost({ resolve }, [near])(url, 'x');
    expect([url, answer]).toEqual([url, { unreachable: expect.stringMatching(/^(address|url)_not_allowed$/) }]);
  }
  expect(await openPost({ resolve })('https://innocent.example/', 'x')).toEqual({ unreachable: 'address_not_allowed' });
  expect(connected).toEqual([]);
  canary.close();
});
