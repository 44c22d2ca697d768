import type { SaidOfMessages } from '@cairn/core/bbs';
import { type Bytes, toUtf8 } from '@cairn/core/bytes';
import { afterAll, describe, expect, it } from 'vitest';
import { openBbsThread } from './node/index.ts';
import { openBbs, type StartWorker } from './open-bbs.ts';
import { perform } from './perform.ts';
import { toSecretKey } from './scheme/index.ts';
import { toBbsSigner } from './to-bbs-signer.ts';

const secretKey = toSecretKey(toUtf8('This is long enough to be the stuff of a secret key.'));
const header = toUtf8('header');
const messages = ['one', 'two', 'three'];

/** Workers of a test: each does what the test says with each task it gets. */
function makeWorkers(act: (tell: Parameters<StartWorker>[0], number: number) => void) {
  const counted = { started: 0, ended: 0 };
  const start: StartWorker = tell => {
    const number = counted.started;
    counted.started += 1;
    return {
      post: () => act(tell, number),
      end: () => {
        counted.ended += 1;
      },
    };
  };
  return { counted, start };
}

const said: SaidOfMessages = { publicKey: header, header, presentationHeader: header, indexes: [] };
const check = (bbs: ReturnType<typeof openBbs>) => bbs.checkProof(said, header, []);

describe('a worker in line', () => {
  it('is started with the first task, and does one after the other', async () => {
    const waiting: (() => void)[] = [];
    const { counted, start } = makeWorkers(tell => waiting.push(() => tell.answered('matches')));
    const bbs = openBbs(start);
    expect(counted.started).toBe(0);
    const both = [check(bbs), check(bbs)];
    expect(waiting.length).toBe(1);
    waiting.shift()?.();
    expect(await both[0]).toBe('matches');
    expect(waiting.length).toBe(1);
    waiting.shift()?.();
    expect(await both[1]).toBe('matches');
    expect(counted).toEqual({ started: 1, ended: 0 });
    bbs.close();
    expect(counted).toEqual({ started: 1, ended: 1 });
  });

  it('that takes too long is given up, and what it says later is not heard', async () => {
    const late: (() => void)[] = [];
    const { counted, start } = makeWorkers((tell, number) => {
      if (number === 0) late.push(() => tell.answered('matches'));
      else tell.answered('differs');
    });
    const bbs = openBbs(start, { longestMs: 20 });
    const [first, second] = [check(bbs), check(bbs)];
    expect(await first).toEqual({ unanswered: 'timed_out' });
    late[0]?.();
    expect(await second).toBe('differs');
    expect(counted).toEqual({ started: 2, ended: 1 });
  });

  it('that breaks down is replaced', async () => {
    const { counted, start } = makeWorkers((tell, number) => (number === 0 ? tell.ended() : tell.answered('matches')));
    const bbs = openBbs(start);
    expect(await check(bbs)).toEqual({ unanswered: 'crashed' });
    expect(await check(bbs)).toBe('matches');
    expect(counted.started).toBe(2);
  });

  it('that cannot be started gives no answer', async () => {
    const bbs = openBbs(() => {
      throw new Error('no workers here');
    });
    expect(await Promise.all([check(bbs), check(bbs)])).toEqual([{ unanswered: 'crashed' }, { unanswered: 'crashed' }]);
  });

  it('takes only so many at a time', async () => {
    const waiting: (() => void)[] = [];
    const { start } = makeWorkers(tell => waiting.push(() => tell.answered('matches')));
    const bbs = openBbs(start, { mostWaiting: 2 });
    const all = [1, 2, 3, 4].map(() => check(bbs));
    expect(await all[3]).toEqual({ unanswered: 'busy' });
    for (let turn = 0; turn < 3; turn += 1) {
      waiting.shift()?.();
      expect(await all[turn]).toBe('matches');
    }
  });
});

describe('a long line', () => {
  it('lets nobody wait too long', async () => {
    const waiting: (() => void)[] = [];
    const { start } = makeWorkers(tell => waiting.push(() => tell.answered('matches')));
    const bbs = openBbs(start, { longestWaitMs: 10 });
    const [first, second] = [check(bbs), check(bbs)];
    await new Promise(resolve => setTimeout(resolve, 30));
    waiting.shift()?.();
    expect(await first).toBe('matches');
    expect(await second).toEqual({ unanswered: 'busy' });
    const third = check(bbs);
    waiting.shift()?.();
    expect(await third).toBe('matches');
  });
});

describe('a thread of Node', () => {
  const bbs = openBbsThread();
  afterAll(() => bbs.close());

  it('signs, proves and checks', async () => {
    const signer = await toBbsSigner(bbs, secretKey);
    expect(signer.verificationMethod).toMatch(/^did:key:(zUC7\w+)#\1$/);
    const signature = await signer.signMessages(header, messages);
    const shown = { publicKey: signer.publicKey, header, presentationHeader: header, indexes: [1] };
    const proof = (await bbs.prove(shown, signature, messages)) as Bytes;
    expect(await bbs.checkProof(shown, proof, ['two'])).toBe('matches');
    expect(await bbs.checkProof(shown, proof, ['Two'])).toBe('differs');
    expect(await bbs.prove(shown, header, messages)).toBeUndefined();
    expect(perform({ name: 'check', asked: { said: shown, proof, messages: ['two'] } })).toBe('matches');
  });

  it('leaves the thread that asks free', async () => {
    const signer = await toBbsSigner(bbs, secretKey);
    const many = Array.from({ length: 60 }, (_, index) => `message ${index}`);
    let [isDone, longest, last] = [false, 0, performance.now()];
    const signing = signer.signMessages(header, many).finally(() => {
      isDone = true;
    });
    while (!isDone) {
      await new Promise(resolve => setTimeout(resolve, 1));
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }
    expect((await signing).length).toBe(80);
    expect(longest).toBeLessThan(150);
  });

  it('ends with a fault and is replaced', async () => {
    await expect(toBbsSigner(bbs, new Uint8Array(32))).rejects.toThrow('crashed');
    expect((await toBbsSigner(bbs, secretKey)).publicKey.length).toBe(96);
  });

  it('is given up when it takes too long', async () => {
    const hasty = openBbsThread({ longestMs: 1 });
    await expect(toBbsSigner(hasty, secretKey)).rejects.toThrow('timed_out');
    hasty.close();
  });
});
