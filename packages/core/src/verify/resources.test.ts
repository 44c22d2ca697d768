import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { award, codeOf, created, draft, findIn, keys, now, type Web, web } from '../../../../test/small-web.ts';
import { toBase58 } from '../bytes.ts';
import { makeBundle, parseBundle, verifyBundle } from '../continuity/index.ts';
import { explain, type Find, type JsonObject, verify } from '../index.ts';
import { sign, toSigner } from '../proof/index.ts';
import { listResources } from './resources.ts';

const url = 'https://lindon.example/syllabus.pdf';
const bytes = Buffer.from([0x25, 0x50, 0x44, 0x46, 0xff, 0xfe, 0]);
const hash = (name: string, of: Uint8Array = bytes) => createHash(name).update(of).digest();
const sri = (name: string, of?: Uint8Array) => `${name}-${hash(name, of).toString('base64')}`;
const multibase = (head: number[], digest: Uint8Array) => `z${toBase58(Uint8Array.from([...head, ...digest]))}`;

const issuer = { ...award.issuer, id: `did:key:${keys.publicMultikey}` };
const issue = async (resource: JsonObject) => {
  const plain = draft({ issuer, status: undefined });
  return sign({ ...plain, relatedResource: [{ id: url, ...resource }] }, await toSigner(keys.secretMultikey), created);
};

/** A find that brings bytes for resources, and text for all else. */
const findBytes =
  (pages: Record<string, Uint8Array>): Find =>
  async (address, what) => {
    const found = pages[address];
    if (!found) return findIn(web)(address);
    return what === 'resource'
      ? { body: '', base64: Buffer.from(found).toString('base64') }
      : { unreachable: 'not_text' };
  };
const ask = async (credential: JsonObject, found: Uint8Array = bytes) => {
  const report = await verify(credential, { find: findBytes({ [url]: found }), now, withResources: true });
  return [report.verdict, codeOf(report, 'resources')];
};

describe('what a credential points to', () => {
  it.each([
    ['sha256', { digestSRI: sri('sha256') }],
    ['sha384', { digestSRI: sri('sha384') }],
    ['the strongest of several', { digestSRI: `${sri('sha256', Buffer.from('other'))} ${sri('sha512')}` }],
    ['a multihash of 256 bits', { digestMultibase: multibase([0x12, 32], hash('sha256')) }],
    ['a multihash of 384 bits', { digestMultibase: multibase([0x20, 48], hash('sha384')) }],
    [
      'a multihash of 512 bits',
      { digestMultibase: `u${Buffer.from([0x13, 64, ...hash('sha512')]).toString('base64url')}` },
    ],
    ['both', { digestSRI: sri('sha384'), digestMultibase: multibase([0x12, 32], hash('sha256')) }],
  ])('is as it was by %s, and told when it is not', async (_title, digest) => {
    const credential = await issue(digest as JsonObject);
    expect(await ask(credential)).toEqual(['valid', 'resources_same']);
    expect(await ask(credential, Buffer.from('%PDF'))).toEqual(['invalid', 'resource_differs']);
  });

  it('has to fit every digest', async () => {
    const credential = await issue({
      digestSRI: sri('sha384'),
      digestMultibase: multibase([0x12, 32], hash('sha384').subarray(16)),
    });
    expect(await ask(credential)).toEqual(['invalid', 'resource_differs']);
  });

  it('is not looked up unasked, and decides nothing while it is not known', async () => {
    const asked: string[] = [];
    const credential = await issue({ digestSRI: sri('sha384') });
    const find: Find = async address => {
      asked.push(address);
      return { unreachable: 'no_answer' };
    };
    const report = await verify(credential, { find, now });
    expect([report.verdict, codeOf(report, 'resources'), asked]).toEqual(['valid', 'resource_unknown', []]);
    const tried = await verify(credential, { find, now, withResources: true });
    expect([tried.verdict, codeOf(tried, 'resources'), asked]).toEqual(['valid', 'resource_unknown', [url]]);
    expect(explain(tried, 'en').items.find(({ key }) => key === 'resources')?.sentence).toContain(url);
  });

  it.each(['md5-rL0Y20zC+Fzt72VPzMSk2A==', 'sha384', ''])('is not compared by %j', async digestSRI => {
    const [verdict, code] = await ask(await issue({ digestSRI }));
    expect([verdict === 'valid', code]).toEqual([false, 'resource_digest_unknown']);
  });

  it('is asked about only where something has a digest', async () => {
    expect(
      codeOf(
        await verify(await sign(draft({ issuer, status: undefined }), await toSigner(keys.secretMultikey), created), {
          find: findIn(web),
          now,
        }),
        'resources',
      ),
    ).toBeUndefined();
  });

  it('may be text of which only the text is known, with a mark at its beginning or without', async () => {
    const text = 'Learning outcomes';
    const marked = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text)]);
    for (const original of [Buffer.from(text), marked]) {
      const pages: Web = { ...web, [url]: text };
      const report = await verify(await issue({ digestSRI: sri('sha256', original) }), {
        find: findIn(pages),
        now,
        withResources: true,
      });
      expect(codeOf(report, 'resources')).toBe('resources_same');
    }
  });

  it('is found wherever it is named, and not in what is judged by itself', () => {
    const named = (at: string) => ({ id: `https://lindon.example/${at}`, digestMultibase: 'u' });
    const document: JsonObject = {
      evidence: [{ type: 'Evidence', ...named('evidence') }],
      credentialSchema: { type: 'JsonSchema', ...named('schema') },
      refreshService: { type: 'Refresh', ...named('refresh') },
      credentialSubject: { achievement: { image: named('image') }, verifiableCredential: [named('part')] },
      relatedResource: [{ id: 'did:web:lindon.example', digestSRI: 'sha256-' }, { id: 'https://lindon.example/bare' }],
      proof: named('proof'),
    };
    expect(listResources(document).map(({ at }) => at)).toEqual([
      '/evidence/0',
      '/credentialSchema',
      '/refreshService',
      '/credentialSubject/achievement/image',
    ]);
  });

  it('is kept in a continuity bundle, byte for byte', async () => {
    const outside = { find: findBytes({ [url]: bytes }), now, withResources: true };
    const { bundle } = await makeBundle(await issue({ digestSRI: sri('sha384') }), outside);
    const kept = parseBundle(JSON.parse(JSON.stringify(bundle)) as JsonObject);
    expect(codeOf(await verifyBundle(kept, { now, withResources: true }), 'resources')).toBe('resources_same');
  });
});
