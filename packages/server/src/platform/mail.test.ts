import { createServer, type Server } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { readConfig } from './config.ts';
import { type Letter, openMail, openSend } from './mail.ts';
import { openTestWorld, type TestWorld } from './test-world.ts';

const letter: Letter = {
  ...{ kind: 'claim', to: 'amal@learner.internal', language: 'ar', organisationId: 'lindon' },
  ...{ subject: 'شهادتك جاهزة', text: 'مرحبًا\nRead it here.', html: '<p>مرحبًا</p>' },
};

/** A mail server that takes letters, or says what it is told to say. */
const taken: string[] = [];
let answer = '250 ok';
let server: Server;
let smtpUrl = '';
beforeAll(async () => {
  server = createServer(socket => {
    let content: string | undefined;
    socket.write('220 mail.example\r\n');
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      if (content !== undefined) {
        content += chunk;
        if (!content.endsWith('\r\n.\r\n')) return;
        if (answer.startsWith('2')) taken.push(content);
        content = undefined;
        socket.write(`${answer}\r\n`);
      } else if (/^DATA/i.test(chunk)) {
        content = '';
        socket.write('354 go on\r\n');
      } else if (/^QUIT/i.test(chunk)) socket.end('221 bye\r\n');
      else socket.write('250 ok\r\n');
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  smtpUrl = `smtp://127.0.0.1:${(server.address() as { port: number }).port}`;
});
afterAll(() => server.close());

let world: TestWorld;
beforeEach(async () => {
  taken.length = 0;
  answer = '250 ok';
  world = await openTestWorld();
});

test('without a mail server letters are kept for the operator to read', async () => {
  const id = await world.mail.enqueue(world, letter);
  await world.settle();
  expect(await world.mail.find(world, id)).toEqual({
    ...letter,
    id,
    state: 'kept',
    attempts: 0,
    createdAt: world.now(),
  });
  await world.close();
});

test('a letter is sent after the commit that causes it, once, as it was written', async () => {
  const mail = openMail(world.jobs, openSend(readConfig({ SMTP_URL: smtpUrl })));
  const sending = Object.assign(world, { mail });
  const undone = sending.transact(async inner => {
    await inner.mail.enqueue(inner, letter);
    throw new RangeError('no');
  });
  await expect(undone).rejects.toThrow(RangeError);
  const id = await sending.transact(inner => inner.mail.enqueue(inner, letter));
  await sending.settle();
  await sending.settle();
  expect(await mail.find(sending, id)).toMatchObject({ state: 'sent', attempts: 1, sentAt: world.now() });
  expect(taken).toHaveLength(1);
  expect(taken[0]).toContain(`Message-ID: <${id}@cairn.example>`);
  expect(taken[0]).toContain('To: amal@learner.internal');
  await world.close();
});

test('a server that is busy is asked again, one that refuses is not, and a failed letter can be queued again', async () => {
  const mail = openMail(world.jobs, openSend(readConfig({ SMTP_URL: smtpUrl })));
  const sending = Object.assign(world, { mail });
  answer = '451 later';
  const id = await mail.enqueue(sending, letter);
  await sending.settle();
  expect(await mail.find(sending, id)).toMatchObject({ state: 'queued', attempts: 1, lastError: '451' });
  answer = '550 no such person';
  world.pass(60_000);
  await sending.settle();
  expect(await mail.find(sending, id)).toMatchObject({ state: 'failed', attempts: 2, lastError: '550' });
  answer = '250 ok';
  await mail.retry(sending, id);
  await sending.settle();
  expect(await mail.find(sending, id)).toMatchObject({ state: 'sent', attempts: 3 });
  expect(JSON.stringify(world.logged)).not.toContain('amal@');
  await world.close();
});

test('the outbox is listed newest first, by organisation, reader and state, in pages', async () => {
  for (let number = 0; number < 60; number++) {
    await world.mail.enqueue(world, { ...letter, to: `p${number % 2}@learner.internal`, subject: `${number}` });
    world.pass(1000);
  }
  await world.mail.enqueue(world, { ...letter, organisationId: 'other' });
  const first = await world.mail.list(world, { organisationId: 'lindon' });
  const second = await world.mail.list(world, { organisationId: 'lindon', before: first.at(-1)?.id ?? '' });
  expect([...first, ...second].map(({ subject }) => Number(subject))).toEqual(
    Array.from({ length: 60 }, (_, index) => 59 - index),
  );
  expect(await world.mail.list(world, { to: 'p1@learner.internal', state: 'kept' })).toHaveLength(30);
  expect(await world.mail.list(world, { state: 'sent' })).toEqual([]);
  await world.close();
});
