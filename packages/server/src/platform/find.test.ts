import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer as createHttp } from 'node:http';
import { createServer, type Server } from 'node:https';
import { createServer as createTcp } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openFind } from './find.ts';
import { isPublicAddress } from './public-address.ts';

/** Every way that is known to write an address that is not the public Internet's. */
const hostile = [
  ...[
    '127.0.0.1',
    '127.1',
    '127.0.1',
    '2130706433',
    '0x7f000001',
    '0x7f.0.0.1',
    '0177.0.0.1',
    '017700000001',
    '0x7f.1',
  ],
  ...[
    '127.0.0.1.',
    '127.255.255.254',
    '0',
    '0.0.0.0',
    '0x0',
    '00000000',
    '10.0.0.1',
    '0xa.0.0.1',
    '012.0.0.1',
    '167772161',
  ],
  ...[
    '172.16.0.1',
    '172.31.255.255',
    '192.168.0.1',
    '192.168.1.1.',
    '3232235521',
    '0xc0a80001',
    '100.64.0.1',
    '169.254.169.254',
  ],
  ...[
    '169.254.170.2',
    '2852039166',
    '0xa9fea9fe',
    '0251.0376.0251.0376',
    '192.0.0.192',
    '192.0.2.1',
    '192.88.99.1',
    '198.18.0.1',
  ],
  ...[
    '198.51.100.7',
    '203.0.113.7',
    '224.0.0.1',
    '239.255.255.250',
    '240.0.0.1',
    '255.255.255.255',
    '１２７.０.０.１',
    '①②⑦.⓪.⓪.①',
  ],
  ...[
    '[::]',
    '[::1]',
    '[0:0:0:0:0:0:0:1]',
    '[0000::0001]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[::ffff:a9fe:a9fe]',
  ],
  ...[
    '[::ffff:0:127.0.0.1]',
    '[::127.0.0.1]',
    '[::7f00:1]',
    '[64:ff9b::127.0.0.1]',
    '[64:ff9b::a9fe:a9fe]',
    '[64:ff9b:1::1]',
  ],
  ...[
    '[fe80::1]',
    '[febf::1]',
    '[fec0::1]',
    '[fc00::1]',
    '[fd00:ec2::254]',
    '[fdff::1]',
    '[ff02::1]',
    '[100::1]',
    '[5f00::1]',
  ],
  ...[
    '[2001::1]',
    '[2001:db8::1]',
    '[2002:7f00:1::]',
    '[2002:a9fe:a9fe::1]',
    '[3fff::1]',
    '[2620:4f:8000::1]',
    '[::ffff:10.0.0.1]',
  ],
];
const oddUrls = [
  ...[
    'http://university.example/',
    'ftp://university.example/',
    'file:///etc/passwd',
    'data:text/plain,x',
    'javascript:1',
  ],
  ...[
    'https://user:password@university.example/',
    'https://university.example:22/',
    'https://university.example:6379/',
    'https://',
  ],
  ...[
    '',
    'university.example',
    '//university.example',
    'https://[::1',
    `https://university.example/${'x'.repeat(2000)}`,
  ],
  ...['http://localhost:4173@evil.example/', 'http://localhost:4174/', 'https://localhost:4173/'],
];

describe('addresses that are not public', () => {
  const connected: string[] = [];
  const canary = createTcp(socket => {
    connected.push('canary');
    socket.destroy();
  });
  let port = 0;
  beforeAll(async () => {
    await new Promise<void>(resolve => canary.listen(0, '::', resolve));
    port = (canary.address() as { port: number }).port;
  });
  afterAll(() => canary.close());

  test(`are never connected to, in any of ${hostile.length} spellings`, async () => {
    const find = openFind();
    for (const host of hostile) {
      const answer = await find(`https://${host}/`);
      expect([host, answer]).toEqual([host, { unreachable: expect.stringMatching(/^(address|url)_not_allowed$/) }]);
      expect(await find(`https://${host}:${port}/`)).toEqual({ unreachable: 'url_not_allowed' });
    }
    expect(connected).toEqual([]);
  });

  test('are found behind a name, also when it has a public address besides', async () => {
    for (const host of hostile.filter(each => !/[^0-9.:a-f[\]]/.test(each) && each.split('.').length !== 2)) {
      const address = URL.canParse(`https://${host}/`)
        ? new URL(`https://${host}/`).hostname.replace(/[[\]]/g, '')
        : host;
      const answers = [
        { address: '93.184.216.34', family: 4 },
        { address, family: address.includes(':') ? 6 : 4 },
      ];
      const find = openFind({ resolve: async () => answers });
      expect([host, await find('https://innocent.example/')]).toEqual([host, { unreachable: 'address_not_allowed' }]);
    }
  });

  test('a public address is public, and what is no address is not', () => {
    for (const address of ['93.184.216.34', '1.1.1.1', '172.32.0.1', '2606:4700::1111', '2a00:1450::1']) {
      expect([address, isPublicAddress(address)]).toEqual([address, true]);
    }
    for (const text of ['', 'localhost', '1.1.1', 'fe80::1%eth0', '2606:4700::1111%1'])
      expect(isPublicAddress(text)).toBe(false);
  });

  test('odd URLs are refused before anything is resolved', async () => {
    const find = openFind({ ownOrigin: 'http://localhost:4173', resolve: () => Promise.reject(new Error('resolved')) });
    for (const url of oddUrls) expect([url, await find(url)]).toEqual([url, { unreachable: 'url_not_allowed' }]);
  });
});

describe('what the other side does', () => {
  const directory = mkdtempSync(join(tmpdir(), 'cairn-find-'));
  const [key, certificate] = [join(directory, 'key.pem'), join(directory, 'cert.pem')];
  let server: Server;
  let resolutions = 0;
  let find: ReturnType<typeof openFind>;
  beforeAll(async () => {
    const subject = ['-subj', '/CN=university.example', '-addext', 'subjectAltName=DNS:university.example'];
    const made = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'];
    execFileSync('openssl', [...made, '-keyout', key, '-out', certificate, ...subject], { stdio: 'ignore' });
    server = createServer({ key: readFileSync(key), cert: readFileSync(certificate) }, (request, response) => {
      const { pathname } = new URL(request.url ?? '/', 'https://university.example');
      const json = { 'content-type': 'application/json' };
      if (pathname === '/ok') response.writeHead(200, json).end(JSON.stringify(request.headers));
      else if (pathname === '/redirect') response.writeHead(302, { location: 'http://169.254.169.254/' }).end();
      else if (pathname === '/missing') response.writeHead(404).end('no');
      else if (pathname === '/announced') response.writeHead(200, { 'content-length': 5_000_000 }).write('x');
      else if (pathname === '/huge') response.writeHead(200, json).end(Buffer.alloc(3_000_000, 32));
      else if (pathname === '/binary') response.writeHead(200).end(Buffer.from([0xff, 0xfe]));
      else if (pathname === '/drip') setInterval(() => response.write('x'), 20).unref();
      else if (pathname === '/cut')
        response.writeHead(200, { 'content-length': 100 }).write('x', () => response.destroy());
    });
    await new Promise<void>(resolve => server.listen(8443, '127.0.0.1', resolve));
    find = openFind({
      authorities: readFileSync(certificate, 'utf8'),
      isAllowed: () => true,
      async resolve() {
        resolutions++;
        return [{ address: '127.0.0.1', family: 4 }];
      },
    });
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise(resolve => server.close(resolve));
    rmSync(directory, { recursive: true, force: true });
  });
  const at = (path: string) => find(`https://university.example:8443${path}`, { timeoutMs: 500 });

  test('is read once resolved, without cookies, by the name that was asked for', async () => {
    const found = await find('https://university.example:8443/ok', { accept: 'application/json' });
    expect(found).toMatchObject({ mediaType: 'application/json' });
    const headers = JSON.parse('body' in found ? found.body : '{}');
    expect(headers).toMatchObject({ host: 'university.example:8443', accept: 'application/json' });
    expect(headers).not.toHaveProperty('cookie');
    expect(resolutions).toBe(1);
  });
  test.each([
    ['/redirect', { unreachable: 'redirected', status: 302 }],
    ['/missing', { unreachable: 'not_ok', status: 404 }],
    ['/announced', { unreachable: 'too_large' }],
    ['/huge', { unreachable: 'too_large' }],
    ['/binary', { unreachable: 'not_text' }],
    ['/drip', { unreachable: 'too_slow' }],
    ['/silent', { unreachable: 'too_slow' }],
    ['/cut', { unreachable: 'no_answer' }],
  ])('%s', async (path, answer) => {
    if (path === '/huge') expect(await find('https://university.example:8443/huge')).toEqual(answer);
    else expect(await at(path)).toEqual(answer);
  });
  test('is bytes for whoever asks for bytes', async () => {
    const found = await find('https://university.example:8443/binary', { asBytes: true });
    expect(found).toMatchObject({ body: '', base64: expect.stringMatching(/^[A-Za-z0-9+/]+=*$/) });
    const text = await find('https://university.example:8443/ok', { asBytes: true });
    const { body = '', base64 = '' } = 'body' in text ? text : {};
    expect(Buffer.from(base64, 'base64').toString()).toBe(body);
  });
  test('a certificate of nobody we know, a name without address and a slow resolver', async () => {
    const local = { isAllowed: () => true, resolve: async () => [{ address: '127.0.0.1', family: 4 }] };
    expect(await openFind(local)('https://university.example:8443/ok')).toEqual({ unreachable: 'no_answer' });
    const nameless = openFind({ resolve: async () => Promise.reject(new Error('ENOTFOUND')) });
    expect(await nameless('https://nowhere.example/')).toEqual({ unreachable: 'name_not_resolved' });
    const slow = openFind({ resolve: () => new Promise(() => {}) });
    expect(await slow('https://nowhere.example/', { timeoutMs: 50 })).toEqual({ unreachable: 'too_slow' });
  });
});

test('our own origin may be plain http on this machine', async () => {
  const server = createHttp((_, response) => response.setHeader('content-type', 'application/json').end('{}'));
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
  expect(await openFind({ ownOrigin: origin })(`${origin}/status/1`)).toEqual({
    body: '{}',
    mediaType: 'application/json',
    foundAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
  });
  expect(await openFind()(`${origin}/status/1`)).toEqual({ unreachable: 'url_not_allowed' });
  await new Promise(resolve => server.close(resolve));
});
