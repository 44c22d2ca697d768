import { describe, expect, it } from 'vitest';
import { did, didUrl, draft, findIn, issue, keys, now, type Web, web } from '../../../../test/small-web.ts';
import { pages } from '../../../../test/tampering/forms.ts';
import { issueSdJwt, keyOfTokens, signToken } from '../../../../test/tampering/tokens.ts';
import { type JsonObject, type Report, verify } from '../index.ts';
import { listNeeds } from './judge.ts';

/** Whose key a token was signed with, and what keeps one from being checked: all that is told of it. */
const bare = { iss: did, ...draft({ status: undefined }) };
const who = { issuerId: did, issuer: 'Lindon University', domain: 'lindon.example' };
const key = `${did}#tokens`;
const suite = 'ES256';

const ask = (token: JsonObject | string, of: Web = pages) => verify(token, { find: findIn(of), now });
const askWith = (header: JsonObject, of: Web = pages, payload: JsonObject = bare) =>
  ask(signToken({ typ: 'vc+jwt', ...header }, payload), of);
const lineOf = ({ findings }: Pick<Report, 'findings'>, question: string) => {
  const finding = findings.find(one => one.question === question);
  return [finding?.code, finding?.facts, ...(finding?.at === undefined ? [] : [finding.at])];
};
const document = pages[didUrl] as JsonObject;
const methods = document.verificationMethod as JsonObject[];
const withMethod = (change: JsonObject): Web => ({
  ...pages,
  [didUrl]: {
    ...document,
    verificationMethod: methods.map(method => (method.id === key ? { ...method, ...change } : method)),
  },
});
const without = (name: string) => ({ [name]: undefined }) as unknown as JsonObject;

describe('the key of a token', () => {
  it.each<[string, () => Promise<Report>, unknown[], unknown[]]>([
    ['listed', () => askWith({}), ['signature_matches', { suite, key }], ['key_of_domain', { ...who, key }]],
    [
      'of a kind that does not fit',
      () => askWith({ alg: 'ES384' }),
      ['key_kind_wrong', { suite: 'ES384', key, kind: 'P-256' }],
      ['key_of_domain', { ...who, key }],
    ],
    [
      'of a kind that is not read',
      () => askWith({}, withMethod({ publicKeyJwk: { kty: 'EC', crv: 'P-192', x: 'AA', y: 'AA' } })),
      ['key_kind_unknown', { suite, key, kind: expect.any(String) }],
      ['key_of_domain', { ...who, key }],
    ],
    [
      'broken',
      () => askWith({}, withMethod({ publicKeyJwk: { ...keyOfTokens, x: 'AA' } })),
      ['key_broken', { suite, key, kind: 'P-256' }],
      ['key_of_domain', { ...who, key }],
    ],
    [
      'listed nowhere',
      () => askWith({ kid: `${did}#other` }),
      ['key_not_found', { suite, key: `${did}#other` }],
      ['key_not_listed', { ...who, key: `${did}#other` }],
    ],
    [
      'of a document that is away',
      () => askWith({}, {}),
      ['key_not_found', { suite, key }],
      ['issuer_unreachable', { ...who, key, document: did, reason: 'no_answer' }],
    ],
    [
      'named by nothing',
      () => askWith(without('kid')),
      ['key_not_found', { suite }],
      ['no_key_named', { issuerId: did, issuer: 'Lindon University' }],
    ],
    [
      'in the header, and listed',
      () => askWith({ ...without('kid'), jwk: keyOfTokens }),
      ['signature_matches', { suite }],
      ['key_of_domain', { ...who, key }],
    ],
    [
      'in the header, and not listed',
      () => askWith({ ...without('kid'), jwk: keyOfTokens }, web),
      ['signature_matches', { suite }],
      ['key_not_listed', who],
    ],
    [
      'in the header, of an issuer who lists none',
      () => askWith({ ...without('kid'), jwk: keyOfTokens }, { [didUrl]: { id: did } }),
      ['signature_matches', { suite }],
      ['key_owner_unproven', who],
    ],
    [
      'in the header, and none',
      () => askWith({ ...without('kid'), jwk: { kty: 'EC' } }),
      ['key_kind_unknown', { suite, kind: 'EC' }],
      ['no_key_named', who],
    ],
    [
      'in the header, of an issuer of a kind that is not read',
      () =>
        askWith({ ...without('kid'), jwk: keyOfTokens }, pages, {
          ...bare,
          iss: 'did:example:1',
          issuer: 'did:example:1',
        }),
      ['signature_matches', { suite }],
      ['issuer_kind_unknown', { issuerId: 'did:example:1', document: 'did:example:1' }],
    ],
  ])('that is %s is told of so', async (_title, judged, integrity, ofKey) => {
    const report = await judged();
    expect(lineOf(report, 'integrity')).toEqual(integrity);
    expect(lineOf(report, 'issuer-key')).toEqual(ofKey);
  });

  it('counts in a token of a kind that carries credentials', async () => {
    const codeAs = async (typ: unknown) => lineOf(await askWith({ typ } as JsonObject), 'integrity')[0];
    for (const typ of [
      'vc+jwt',
      'application/vc+jwt',
      'APPLICATION/VC+JWT',
      'vc+ld+jwt',
      'vc+ld+json+jwt',
      'vc-ld+jwt',
      'jwt',
    ]) {
      expect([typ, await codeAs(typ)]).toEqual([typ, 'signature_matches']);
    }
    for (const typ of [
      'vc+application/jwt',
      'vc+application/jwtjwt',
      'application/application/jwt',
      'vc+sd-jwt',
      '',
      7,
    ]) {
      expect([typ, await codeAs(typ)]).toEqual([typ, 'signature_for_other_purpose']);
    }
  });

  const place = 'https://lindon.example/keys';
  it.each<[string, string, string, JsonObject | string, string]>([
    ['below its issuer', did, place, keyOfTokens, 'key_of_domain'],
    ['in a set of one', did, place, { keys: [keyOfTokens] }, 'key_of_domain'],
    [
      'named in a set',
      did,
      `${place}#k`,
      {
        keys: [
          { ...keyOfTokens, kid: 'j', x: 'A' },
          { ...keyOfTokens, kid: 'k' },
        ],
      },
      'key_of_domain',
    ],
    [
      'named by its address in a set',
      did,
      `${place}#k`,
      { keys: [{ ...keyOfTokens, kid: `${place}#k` }] },
      'key_of_domain',
    ],
    ['in the well-known place', `${did}:coast`, 'https://lindon.example/.well-known/k', keyOfTokens, 'key_of_domain'],
    ['beside its issuer', `${did}:coast`, 'https://lindon.example/coastal', keyOfTokens, 'key_owner_unproven'],
    ['above its issuer', `${did}:coast`, place, keyOfTokens, 'key_owner_unproven'],
    ['at its issuer', `${did}:coast`, 'https://lindon.example/coast', keyOfTokens, 'key_of_domain'],
    [
      'below an issuer with an address',
      'https://lindon.example/a/',
      'https://lindon.example/a/k',
      keyOfTokens,
      'key_of_domain',
    ],
    ['of another port', 'https://lindon.example:444/a', 'https://lindon.example/a', keyOfTokens, 'key_owner_unproven'],
    ['of an issuer that stands nowhere', 'urn:issuer', place, keyOfTokens, 'key_owner_unproven'],
    ['of an issuer at an address that is none', 'https://', place, keyOfTokens, 'key_owner_unproven'],
    ['of an issuer that is not secure', 'http://lindon.example', place, keyOfTokens, 'key_owner_unproven'],
  ])('that stands %s speaks for it, or is of nobody known', async (_title, issuer, kid, page, code) => {
    const report = await askWith({ kid }, { [kid.split('#')[0] ?? '']: page }, { ...bare, iss: issuer, issuer });
    expect(lineOf(report, 'issuer-key')).toEqual([code, expect.objectContaining({ key: kid, issuerId: issuer })]);
    expect(lineOf(report, 'integrity')).toEqual(['signature_matches', { suite, key: kid }]);
  });

  it('of a set of several, none of them named, is none', async () => {
    const report = await askWith({ kid: place }, { [place]: { keys: [keyOfTokens, keyOfTokens] } });
    expect(lineOf(report, 'integrity')[0]).toBe('key_not_found');
  });
});

describe('the keys in the metadata of an issuer', () => {
  const issuer = 'https://lindon.example/a';
  const url = 'https://lindon.example/.well-known/jwt-vc-issuer/a';
  const jwk = { ...keyOfTokens, kid: 'k1' };
  const facts = { issuerId: issuer, domain: 'lindon.example', document: url };
  const token = (header: JsonObject) => issueSdJwt({ iss: issuer }, header);
  it.each<[string, JsonObject, Web, unknown[]]>([
    ['has it', { kid: 'k1' }, { [url]: { issuer, jwks: { keys: [jwk] } } }, ['key_of_domain', { ...facts, key: 'k1' }]],
    ['has but one', without('kid'), { [url]: { issuer, jwks: { keys: [jwk] } } }, ['key_of_domain', facts]],
    [
      'has two, of which none is named',
      without('kid'),
      { [url]: { issuer, jwks: { keys: [jwk, jwk] } } },
      ['key_not_listed', facts],
    ],
    [
      'has another',
      { kid: 'k2' },
      { [url]: { issuer, jwks: { keys: [jwk] } } },
      ['key_not_listed', { ...facts, key: 'k2' }],
    ],
    [
      'has none',
      { kid: 'k1' },
      { [url]: { issuer } },
      ['issuer_unreadable', { ...facts, key: 'k1', reason: 'no_keys' }],
    ],
    [
      'is of another',
      { kid: 'k1' },
      { [url]: { issuer: `${issuer}b`, jwks: { keys: [jwk] } } },
      ['issuer_unreadable', { ...facts, key: 'k1', reason: 'other_issuer' }],
    ],
    [
      'has them elsewhere',
      { kid: 'k1' },
      { [url]: { issuer, jwks_uri: 'https://k.example/' }, 'https://k.example/': { keys: [jwk] } },
      ['key_of_domain', { ...facts, key: 'k1' }],
    ],
  ])('are asked for: it %s', async (_title, header, of, line) => {
    expect(lineOf(await ask(token(header), of), 'issuer-key')).toEqual(line);
  });

  it('are looked up at the well-known place, then where it says, and else in its own document', () => {
    const needs = (found: Record<string, JsonObject | undefined>, header: JsonObject = { kid: 'k1' }) => {
      const entries = Object.entries(found).map(([at, page]) => [
        at,
        page ? { body: JSON.stringify(page) } : { unreachable: 'no_answer' },
      ]);
      return listNeeds(token(header), { found: Object.fromEntries(entries) }).map(({ url, what }) => `${what} ${url}`);
    };
    const type = 'type-metadata https://lindon.example/types/coastal-badge';
    expect(needs({})).toEqual([`key-document ${url}`, type]);
    expect(needs({ [url]: { jwks_uri: 'https://k.example/' } })).toEqual(['key-document https://k.example/', type]);
    expect(needs({ [url]: { jwks_uri: 'http://k.example/' } })).toEqual([type]);
    expect(needs({ [url]: undefined })).toEqual([`key-document ${issuer}`, type]);
    expect(needs({}, { kid: `${did}#tokens` })).toEqual([`key-document ${didUrl}`, `key-document ${issuer}`, type]);
  });
});

describe('a proof', () => {
  it.each<[JsonObject, unknown[]]>([
    [{ proofPurpose: 'authentication' }, ['signature_for_other_purpose', {}]],
    [{ proofValue: 'z1' }, ['signature_malformed', {}]],
    [{ previousProof: 'urn:x' }, ['signature_incomplete', {}]],
    [{ cryptosuite: 'ecdsa-rdfc-2019' }, ['key_kind_wrong', { suite: 'ecdsa-rdfc-2019', kind: 'Ed25519' }]],
    [{ cryptosuite: 'bbs-2023' }, ['key_kind_wrong', { suite: 'bbs-2023', kind: 'Ed25519' }]],
    [{ verificationMethod: `${did}#x` }, ['key_not_found', { key: `${did}#x` }]],
    [{ verificationMethod: 7 }, ['key_not_found', { key: '' }]],
  ])('with %j is told of so', async (change, [code, facts]) => {
    const good = await issue({ status: undefined });
    const signed = { suite: 'eddsa-rdfc-2022', signedAt: '2026-06-12T09:00:00Z', key: `${did}#${keys.publicMultikey}` };
    for (const several of [false, true]) {
      const proof = { ...(good.proof as JsonObject), ...change };
      const report = await ask({ ...good, proof: several ? [proof, { type: 'Tide' }] : proof });
      const at = several ? ['/proof/0'] : [];
      expect(lineOf(report, 'integrity')).toEqual([code, { ...signed, ...(facts as JsonObject) }, ...at]);
    }
  });
});
