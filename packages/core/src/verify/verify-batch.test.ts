import { describe, expect, it } from 'vitest';
import { didUrl, findIn, issue, listUrl, now, publishList, web } from '../../../../test/small-web.ts';
import { makeBundle } from '../continuity/index.ts';
import { type Find, type JsonObject, verify } from '../index.ts';
import { shareFind, verifyBatch } from './verify-batch.ts';

const credential = await issue();
const neighbour = await issue({ status: { purpose: 'revocation', index: '80413', list: listUrl } });
const forged = { ...credential, name: 'Another name' };
const revoking = { ...web, [listUrl]: await publishList({ revoked: [80413] }) };

/** Looks up in this web after a while, and remembers what was asked and how many were under way. */
function countedFind(pages = revoking) {
  const asked: string[] = [];
  const find: Find = async url => {
    asked.push(url);
    await new Promise(resolve => setTimeout(resolve, 1));
    return findIn(pages)(url);
  };
  return { asked, find };
}

describe('verifyBatch', () => {
  it('asks each address once, and once more where its bytes count', async () => {
    const { asked, find } = countedFind();
    const shared = shareFind(find);
    const one = 'https://a.example/1';
    for (const what of ['status-list', 'key-document', 'resource', 'resource'] as const) await shared(one, what);
    await shared('https://a.example/2', 'resource');
    expect(asked).toEqual([one, one, 'https://a.example/2']);
  });

  it('judges a bundle from what is in it, without asking anybody again', async () => {
    const { bundle } = await makeBundle(neighbour, { find: findIn(revoking), now });
    const offline: Find = async () => ({ unreachable: 'offline' });
    const [answer] = await verifyBatch([bundle], { find: offline, now });
    expect(answer).toMatchObject({ credential: neighbour, report: { verdict: 'revoked' } });
    const [alone] = await verifyBatch([neighbour], { find: offline, now });
    expect(alone).toMatchObject({ report: { verdict: 'undetermined' } });
  });

  it('answers each in the order given, as verify does, and an unreadable one spoils none', async () => {
    const { find } = countedFind();
    const text = JSON.stringify(credential);
    const items = [
      credential,
      '{"a":1,"a":2}',
      neighbour,
      new TextEncoder().encode(text),
      forged,
      new Uint8Array([255]),
    ];
    const answers = await verifyBatch([...items, 'https://a.example/1', text], { find, now });
    expect(answers.map(answer => ('report' in answer ? answer.report.verdict : answer.malformed.code))).toEqual([
      'valid',
      'duplicate_key',
      'revoked',
      'valid',
      'invalid',
      'unknown_format',
      'unknown_format',
      'valid',
    ]);
    expect(answers[1]).toMatchObject({ malformed: { at: '/a' } });
    expect(answers[2]).toMatchObject({ credential: neighbour, report: await verify(neighbour, { find, now }) });
  });

  it('looks each list and key document up once', async () => {
    const { asked, find } = countedFind();
    const answers = await verifyBatch(new Array<JsonObject>(40).fill(credential), { find, now });
    expect(answers).toHaveLength(40);
    expect(asked.toSorted()).toEqual([didUrl, listUrl].toSorted());
  });

  it('judges no more at a time than it was told', async () => {
    let [underWay, most] = [0, 0];
    const find: Find = async () => {
      underWay += 1;
      most = Math.max(most, underWay);
      await new Promise(resolve => setTimeout(resolve, 5));
      underWay -= 1;
      return { unreachable: 'no_answer' };
    };
    const items = Array.from({ length: 12 }, (_, index) => ({
      ...credential,
      credentialStatus: {},
      proof: { ...(credential.proof as JsonObject), verificationMethod: `did:web:host${index}.example#key` },
      issuer: `did:web:host${index}.example`,
    }));
    const answers = await verifyBatch(items, { find, now, concurrency: 3 });
    expect(answers.every(answer => 'report' in answer && answer.report.verdict !== 'valid')).toBe(true);
    expect(most).toBeLessThanOrEqual(3);
    expect(await verifyBatch([credential], { find: findIn(web), now, concurrency: 0 })).toHaveLength(1);
    expect(await verifyBatch([], { find, now })).toEqual([]);
  });

  it('does not hide its own faults', async () => {
    const find: Find = () => Promise.reject(new RangeError('a fault of ours'));
    await expect(verifyBatch([credential], { find, now })).rejects.toThrow(RangeError);
  });
});
