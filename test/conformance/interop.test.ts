import {
  createCredential,
  createList,
  decodeList,
  VC_BSL_VC_V2_CONTEXT,
} from '@digitalbazaar/vc-bitstring-status-list';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../packages/core/src/index.ts';
import { createBits, decodeBits, encodeBits, readBits, setBit } from '../../packages/core/src/status/index.ts';
import { peerIssuer, peerVerify } from '../peer.ts';
import { namesOfManyScripts } from '../sample-award.ts';
import {
  ask,
  award,
  codeOf,
  did,
  didUrl,
  draft,
  issue,
  keys,
  listUrl,
  now,
  publishList,
  type Web,
  web,
} from '../small-web.ts';

const documents = { [did]: web[didUrl] as JsonObject, [listUrl]: web[listUrl] as JsonObject };
const credential = await issue();
const issueThere = await peerIssuer(keys, did, documents);

/** One change each: a word, a date, a list, a type, a name, a figure, the signature. */
const changes: [string, (good: JsonObject) => JsonObject][] = [
  ['its name', good => ({ ...good, name: 'Doctor of Coastal Data' })],
  ['its beginning', good => ({ ...good, validFrom: '2026-06-11T00:00:00Z' })],
  ['its issuer’s name', good => ({ ...good, issuer: { ...(good.issuer as JsonObject), name: 'Lindor University' } })],
  [
    'its place in the list',
    good => ({ ...good, credentialStatus: { ...(good.credentialStatus as JsonObject), statusListIndex: '80413' } }),
  ],
  ['its evidence', ({ evidence: _, ...rest }) => rest],
  ['its schema', ({ credentialSchema: _, ...rest }) => rest],
  [
    'its learner',
    good => ({ ...good, credentialSubject: { ...(good.credentialSubject as JsonObject), id: 'urn:uuid:0' } }),
  ],
  ['a word that no context has', good => ({ ...good, grade: 'A' })],
  [
    'the date of signing',
    good => ({ ...good, proof: { ...(good.proof as JsonObject), created: '2026-06-13T09:00:00Z' } }),
  ],
];

/** Two words that stand in one order by code point, as RDFC-1.0 asks, and in the other by UTF-16 unit. */
const tags = ['\u{1f6df} buoy', '\uffee circle'];
const inBothOrders = { achievement: { ...award.achievement, tags } };

describe('characters beyond U+FFFF beside some before it', () => {
  it('are signed here in the order of the standard, in which the other implementation does not look for them', async () => {
    const signed = await issue(inBothOrders);
    expect(await ask(signed)).toMatchObject({ verdict: 'valid', warnings: [] });
    expect((await peerVerify(signed, documents, now)).verified).toBe(false);
  });

  it('are accepted in the order of UTF-16 units, and the report says so', async () => {
    const signed = await issueThere(draft(inBothOrders) as JsonObject);
    expect((await peerVerify(signed, documents, now)).verified).toBe(true);
    const report = await ask(signed);
    expect(report.verdict).toBe('valid');
    expect(report.warnings).toMatchObject([{ code: 'other_order_of_characters' }]);
    const changed = { ...signed, name: 'Doctor of Coastal Data' };
    expect(codeOf(await ask(changed), 'integrity')).toBe('signature_differs');
  });
});

describe('a credential signed here, in another implementation', () => {
  it('is accepted, its status included, in safe mode', async () => {
    expect(await peerVerify(credential, documents, now)).toEqual({ verified: true, why: '' });
  });

  it.each(namesOfManyScripts)('is accepted for %s', async name => {
    const named = await issue({
      learner: { name, identities: [], id: 'urn:uuid:6e8bc430-9c3a-41d9-9669-0800200c9a66' },
    });
    expect(await peerVerify(named, documents, now)).toEqual({ verified: true, why: '' });
  });

  it('is refused there when it was withdrawn here', async () => {
    const withdrawn = { ...documents, [listUrl]: await publishList({ revoked: [80412] }) };
    expect((await peerVerify(credential, withdrawn, now)).verified).toBe(false);
  });

  it.each(changes)('is refused there and here when somebody changed %s', async (_title, change) => {
    const changed = change(credential);
    expect((await peerVerify(changed, documents, now)).verified).toBe(false);
    expect((await ask(changed)).verdict).toBe('invalid');
  });
});

describe('a credential signed by another implementation, here', () => {
  it('is accepted, and refused when somebody changed it', async () => {
    const theirs = await issueThere(draft() as JsonObject);
    const report = await ask(theirs);
    expect([report.verdict, codeOf(report, 'integrity'), codeOf(report, 'status')]).toEqual([
      'valid',
      'signature_matches',
      'in_force',
    ]);
    for (const [, change] of changes) expect((await ask(change(theirs))).verdict).toBe('invalid');
  });

  it('has the same signature, byte for byte', async () => {
    const theirs = await issueThere(draft() as JsonObject);
    expect((theirs.proof as JsonObject).proofValue).toBe((credential.proof as JsonObject).proofValue);
  });

  it('is withdrawn by a list of theirs', async () => {
    for (const isWithdrawn of [true, false]) {
      const list = await createList({ length: 131_072 });
      list.setStatus(80412, isWithdrawn);
      const options = { id: listUrl, list, statusPurpose: 'revocation', context: VC_BSL_VC_V2_CONTEXT };
      const unsigned = { ...(await createCredential(options)), issuer: did, validFrom: '2026-11-01T00:00:00Z' };
      const pages: Web = { ...web, [listUrl]: await issueThere(unsigned as JsonObject) };
      expect((await ask(credential, pages)).verdict).toBe(isWithdrawn ? 'revoked' : 'valid');
    }
  });
});

describe('status lists', () => {
  it('have the same bits in both implementations', async () => {
    const ours = createBits();
    const theirs = await createList({ length: 131_072 });
    for (const index of [0, 1, 7, 8, 80412, 131_071]) {
      setBit(ours, index, true);
      theirs.setStatus(index, true);
    }
    const read = await decodeList({ encodedList: await encodeBits(ours) });
    const bits = await decodeBits(await theirs.encode());
    for (let index = 0; index < 131_072; index += 1) {
      if (read.getStatus(index) !== theirs.getStatus(index)) throw new Error(`Entry ${index} differs there.`);
      if (readBits(ours, index) !== readBits(bits ?? new Uint8Array(), index))
        throw new Error(`Entry ${index} differs here.`);
    }
  });
});
