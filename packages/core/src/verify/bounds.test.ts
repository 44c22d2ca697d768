import { describe, expect, it } from 'vitest';
import { ask, codeOf, created, did, draft, findIn, issue, keys, now, web } from '../../../../test/small-web.ts';
import { type JsonObject, verify } from '../index.ts';
import { sign, toSigner } from '../proof/index.ts';
import { listResourceNeeds } from './judge.ts';
import { listParts } from './parts.ts';
import { verifyPresentation } from './presentation.ts';
import { askResources } from './questions/resources.ts';
import { listEntries } from './questions/status-list.ts';
import { listReadableProofs } from './signature.ts';
import { judgeType, listTypeNeeds } from './type-metadata.ts';
import { lookUp } from './verify.ts';

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

describe('what is looked up', () => {
  const needs = (count: number) => numbers(count).map(index => ({ url: `urn:${index}`, what: 'resource' as const }));

  it('is bounded in number', async () => {
    const asked: string[] = [];
    const found = await lookUp(
      evidence => needs(20).filter(({ url }) => !(url in evidence.found)),
      async url => {
        asked.push(url);
        return { body: url };
      },
    );
    expect(asked).toEqual(needs(16).map(({ url }) => url));
    expect(found['urn:15']).toEqual({ body: 'urn:15' });
    expect(found['urn:16']).toEqual({ unreachable: 'too_many_look_ups' });
    expect(Object.keys(found)).toHaveLength(20);
  });

  it('is bounded in rounds, over which the number counts', async () => {
    const rounds: string[][] = [];
    const found = await lookUp(
      evidence => {
        const round = Object.keys(evidence.found).length / 2;
        return round < 6 ? needs(2 * round + 2).slice(2 * round) : [];
      },
      async url => {
        rounds.push([url]);
        return { body: url };
      },
      5,
    );
    expect(rounds.flat()).toEqual(['urn:0', 'urn:1', 'urn:2', 'urn:3', 'urn:4']);
    const many = await lookUp(
      ({ found }) =>
        [{ url: `urn:${Object.keys(found).length}`, what: 'resource' as const }].slice(
          Object.keys(found).length > 5 ? 1 : 0,
        ),
      async url => ({ body: url }),
    );
    expect([found['urn:5'], many['urn:3'], many['urn:4']]).toEqual([
      { unreachable: 'too_many_look_ups' },
      { body: 'urn:3' },
      { unreachable: 'too_many_look_ups' },
    ]);
  });
});

describe('of resources', () => {
  const digest = 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=';
  const related = (count: number) => ({
    relatedResource: numbers(count).map(index => ({ id: `https://a.example/${index}`, digestSRI: digest })),
  });
  const found = Object.fromEntries(numbers(20).map(index => [`https://a.example/${index}`, { body: '' }]));

  it('sixteen are compared, and of more it stays open', async () => {
    expect(await askResources(related(16), { found })).toMatchObject({
      code: 'resources_same',
      facts: { count: '16' },
    });
    expect(await askResources(related(17), { found })).toMatchObject({
      code: 'resource_unknown',
      at: '/relatedResource/16',
      facts: { count: '17', reason: 'too_many', resource: 'https://a.example/16' },
    });
    const broken = { ...found, 'https://a.example/16': { body: 'other' } };
    expect(await askResources(related(17), { found: broken })).toMatchObject({ code: 'resource_unknown' });
  });

  it('sixteen are looked up, and none twice or again', () => {
    const needsOf = (document: JsonObject, known = {}) =>
      listResourceNeeds(document, { found: known }).map(({ url }) => url);
    expect(needsOf(related(16))).toHaveLength(16);
    expect(needsOf(related(17))).toEqual(needsOf(related(16)));
    expect(needsOf({ relatedResource: [...related(2).relatedResource, ...related(2).relatedResource] })).toHaveLength(
      2,
    );
    expect(needsOf(related(3), { 'https://a.example/1': { body: '' } })).toHaveLength(2);
  });

  it('the one that differs is told of before those that nobody can tell', async () => {
    const url = (index: number) => `https://a.example/${index}`;
    const { [url(0)]: _, ...lacking } = found;
    expect(await askResources(related(3), { found: lacking })).toMatchObject({
      code: 'resource_unknown',
      at: '/relatedResource/0',
      facts: { resource: url(0), reason: 'not_looked_up', count: '3' },
    });
    const unknown = { relatedResource: [...related(1).relatedResource, { id: url(1), digestSRI: 'md5-x' }] };
    expect(await askResources(unknown, { found: lacking })).toMatchObject({
      code: 'resource_digest_unknown',
      at: '/relatedResource/1',
      facts: { resource: url(1), count: '2' },
    });
    expect(await askResources(related(3), { found: { ...lacking, [url(2)]: { body: 'x' } } })).toMatchObject({
      code: 'resource_differs',
      at: '/relatedResource/2',
      facts: { resource: url(2), count: '3' },
    });
  });
});

describe('of types that extend one another', () => {
  const url = (index: number) => `https://a.example/types/${index}`;
  const chain = (count: number) => {
    const types = numbers(count).map((index): [string, { body: string }] => {
      const next = index + 1 < count ? { extends: url(index + 1) } : {};
      return [url(index), { body: JSON.stringify({ vct: url(index), ...next }) }];
    });
    return { found: Object.fromEntries(types) };
  };

  it('five are read, one after the other', () => {
    expect(judgeType({ vct: url(0) }, {}, [], chain(5))).toEqual({ warnings: [] });
    expect(judgeType({ vct: url(0) }, {}, [], chain(6)).warnings).toEqual([
      { code: 'type_unread', facts: { kind: url(0), reason: 'too_many_types' } },
    ]);
    const { [url(2)]: _, ...lacking } = chain(3).found;
    expect(listTypeNeeds({ vct: url(0) }, { found: lacking })).toEqual([{ url: url(2), what: 'type-metadata' }]);
    expect(listTypeNeeds({ vct: url(0) }, chain(3))).toEqual([]);
  });

  it('a circle is none', () => {
    const circle = { found: { [url(0)]: { body: JSON.stringify({ vct: url(0), extends: url(0) }) } } };
    expect(judgeType({ vct: url(0) }, {}, [], circle).warnings).toMatchObject([
      { facts: { reason: 'too_many_types' } },
    ]);
  });
});

describe('of proofs and status entries', () => {
  it('the first eight and the first four are read', async () => {
    const good = await issue({ status: undefined });
    const proof = good.proof as JsonObject;
    const broken = { ...proof, proofValue: 'z1' };
    const proofs = (count: number) => [...numbers(count).map(() => broken), proof];
    expect(listReadableProofs({ ...good, proof: proofs(8) })).toHaveLength(8);
    expect((await ask({ ...good, proof: proofs(7) })).verdict).toBe('valid');
    expect(codeOf(await ask({ ...good, proof: proofs(8) }), 'integrity')).toBe('signature_malformed');

    const entry = { type: 'Tide' };
    const read = (count: number) => listEntries({ document: { credentialStatus: numbers(count).map(() => entry) } });
    expect(read(4)).toEqual({ entries: [], unread: ['Tide', 'Tide', 'Tide', 'Tide'], isCut: false });
    expect(read(5)).toEqual({ entries: [], unread: ['Tide', 'Tide', 'Tide', 'Tide'], isCut: true });
    expect(listEntries({ document: { credentialStatus: ['x', { type: ['A', 'B'] }] } }).unread).toEqual(['', 'A, B']);
  });
});

describe('of parts', () => {
  const endorsement = { type: ['VerifiableCredential'], issuer: 'urn:x' };
  const record = (parts: JsonObject[]): JsonObject => ({
    type: ['VerifiableCredential', 'ClrCredential'],
    credentialSubject: { verifiableCredential: parts },
  });

  it('eight endorsements of one credential are looked into, two hundred parts in all, records in records three deep', () => {
    const endorsed = (count: number) => ({ endorsement: numbers(count).map(() => endorsement) });
    expect(listParts(endorsed(8))).toHaveLength(8);
    expect(listParts(endorsed(9))).toHaveLength(8);
    const parts = listParts(record(numbers(201).map(() => endorsement)));
    expect(parts.map(({ secured }) => secured !== undefined)).toEqual([...numbers(200).map(() => true), false]);
    expect(parts[200]).toEqual({ kind: 'credential', at: '/credentialSubject/verifiableCredential/200', parts: [] });
    let nested: JsonObject = endorsement;
    for (let depth = 0; depth < 4; depth += 1) nested = record([nested]);
    const depths: boolean[] = [];
    for (let [part] = listParts(nested); part; [part] = part.parts) depths.push(part.secured !== undefined);
    expect(depths).toEqual([true, true, true, false]);
  });

  it('what endorses the achievements and the issuer is found where it stands, and no endorser’s own', () => {
    const places = listParts({
      endorsement,
      endorsementJwt: ['x'],
      issuer: { endorsement: [{ ...endorsement, endorsement }] },
      credentialSubject: { achievement: [{ endorsement }, 'urn:y', { endorsementJwt: 'y' }] },
    });
    expect(places.map(({ kind, at, secured, parts }) => [kind, at, secured !== undefined, parts.length])).toEqual([
      ['endorsement', '/endorsement', true, 0],
      ['endorsement', '/endorsementJwt/0', false, 0],
      ['endorsement', '/credentialSubject/achievement/0/endorsement', true, 0],
      ['endorsement', '/credentialSubject/achievement/2/endorsementJwt', false, 0],
      ['endorsement', '/issuer/endorsement/0', true, 0],
    ]);
    const [one] = listParts({ credentialSubject: { achievement: { endorsement } } });
    expect(one?.at).toBe('/credentialSubject/achievement/endorsement');
  });
});

describe('of credentials in a presentation', () => {
  it('sixteen are judged', async () => {
    const good = await issue({ status: undefined });
    const presentation = {
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      type: ['VerifiablePresentation'],
      verifiableCredential: [...numbers(16).map(() => good), 'x', good],
    };
    const { credentials, fault } = await verifyPresentation(
      presentation,
      { challenge: undefined },
      { find: findIn(web), now },
    );
    expect(fault?.code).toBe('presentation_not_signed');
    expect(credentials.slice(0, 16).every(one => 'verdict' in one && one.verdict === 'valid')).toBe(true);
    const [first] = credentials;
    const codes = first && 'findings' in first ? first.findings.map(({ code }) => code) : [];
    expect(codes).toEqual(expect.arrayContaining(['signature_matches', 'no_end', 'presentation_not_signed']));
    expect(codes.filter(code => code === 'presentation_not_signed')).toHaveLength(1);
    expect(credentials.slice(16)).toEqual([{ unread: 'not_embedded' }, { unread: 'too_many' }]);
  });
});

describe('of a key', () => {
  it('an hour of revocation or expiry counts from its first moment', async () => {
    const document = (dates: JsonObject): JsonObject => ({
      '@context': ['https://www.w3.org/ns/did/v1'],
      id: did,
      verificationMethod: [
        { id: `${did}#k`, type: 'Multikey', controller: did, publicKeyMultibase: keys.publicMultikey, ...dates },
      ],
      assertionMethod: [`${did}#k`],
    });
    const signer = { ...(await toSigner(keys.secretMultikey, did)), verificationMethod: `${did}#k` };
    const credential = await sign(draft({ status: undefined }), signer, created);
    const askWith = async (dates: JsonObject) =>
      codeOf(
        await verify(credential, {
          find: findIn({ 'https://lindon.example/.well-known/did.json': document(dates) }),
          now,
        }),
        'issuer-key',
      );
    const before = new Date(now.getTime() - 1).toISOString();
    const after = new Date(now.getTime() + 1).toISOString();
    expect(await askWith({})).toBe('key_of_domain');
    expect(await askWith({ revoked: after, expires: after })).toBe('key_of_domain');
    expect(await askWith({ revoked: now.toISOString() })).toBe('key_revoked');
    expect(await askWith({ expires: now.toISOString() })).toBe('key_expired');
    expect(await askWith({ revoked: before, expires: before })).toBe('key_revoked');
    expect(await askWith({ expires: 'soon' })).toBe('key_expired');
  });
});
