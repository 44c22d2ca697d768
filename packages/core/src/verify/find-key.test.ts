import { describe, expect, it } from 'vitest';
import { ask, created, did, didUrl, draft, keys, type Web, web } from '../../../../test/small-web.ts';
import type { JsonObject } from '../index.ts';
import { generateKeyPair, sign, toSigner } from '../proof/index.ts';

const unlisted = draft({ status: undefined }) as JsonObject;
const document = web[didUrl] as JsonObject;

/** The badge in somebody's name, signed with the key of this owner. */
async function issueAs(issuer: string, owner: string, secret = keys.secretMultikey): Promise<JsonObject> {
  const named = { ...unlisted, issuer: { ...(unlisted.issuer as JsonObject), id: issuer } };
  return sign(named as never, await toSigner(secret, owner), created);
}

async function told(credential: JsonObject, pages: Web = web): Promise<[string, string, Record<string, string>]> {
  const { verdict, findings } = await ask(credential, pages);
  const { code = '', facts = {} } = findings.find(({ question }) => question === 'issuer-key') ?? {};
  return [verdict, code, facts];
}

describe('the document of the key', () => {
  const unknown = 'did:example:lindon';

  it('of a kind that is not read says nothing', async () => {
    const [verdict, code, facts] = await told(await issueAs(unknown, unknown));
    expect([verdict, code]).toEqual(['undetermined', 'issuer_kind_unknown']);
    expect(facts).toMatchObject({ document: unknown, issuerId: unknown, issuer: 'Lindon University' });
    expect(facts).not.toHaveProperty('reason');
  });

  it.each<[string, Web, string, string]>([
    ['nobody answers', {}, 'issuer_unreachable', 'no_answer'],
    ['it is no JSON', { [didUrl]: 'hello' }, 'issuer_unreadable', 'not_json'],
    ['it is a list', { [didUrl]: '[]' }, 'issuer_unreadable', 'not_an_object'],
    ['it holds a key twice', { [didUrl]: '{"id":1,"id":1}' }, 'issuer_unreadable', 'duplicate_key'],
  ])('says why it is not there when %s', async (_title, pages, code, reason) => {
    const [verdict, given, facts] = await told(await issueAs(did, did), pages);
    expect([verdict, given]).toEqual(['undetermined', code]);
    expect(facts).toMatchObject({ document: did, reason, domain: 'lindon.example' });
  });

  it.each<[string, JsonObject, string]>([
    ['is of somebody else', { id: 'did:web:elsewhere.example' }, 'issuer_unreadable'],
    ['lists no key', { verificationMethod: [], assertionMethod: [] }, 'key_not_listed'],
    ['lists the key for nothing', { assertionMethod: [] }, 'key_not_for_signing'],
    [
      'lists it for something else',
      { assertionMethod: [], authentication: document.assertionMethod ?? [] },
      'key_not_for_signing',
    ],
  ])('gives no key when it %s', async (_title, change, code) => {
    const [verdict, given, facts] = await told(await issueAs(did, did), {
      ...web,
      [didUrl]: { ...document, ...change },
    });
    expect([verdict === 'valid', given]).toEqual([false, code]);
    expect(facts.key).toBe(`${did}#${keys.publicMultikey}`);
  });

  it.each<[string, JsonObject, string]>([
    ['was withdrawn', { revoked: '2026-01-01T00:00:00Z' }, 'key_revoked'],
    ['is withdrawn this very moment', { revoked: '2026-11-23T14:06:00Z' }, 'key_revoked'],
    ['will be withdrawn', { revoked: '2026-11-23T14:06:01Z' }, 'key_of_domain'],
    ['ran out', { expires: '2026-01-01T00:00:00Z' }, 'key_expired'],
    ['will run out', { expires: '2027-01-01T00:00:00Z' }, 'key_of_domain'],
    ['ends on no moment', { expires: 'never' }, 'key_expired'],
    ['belongs to somebody else', { controller: 'did:web:elsewhere.example' }, 'key_of_other'],
  ])('tells when the key %s', async (_title, change, code) => {
    const methods = (document.verificationMethod as JsonObject[]).map(method => ({ ...method, ...change }));
    const [, given, facts] = await told(await issueAs(did, did), {
      ...web,
      [didUrl]: { ...document, verificationMethod: methods },
    });
    expect(given).toBe(code);
    expect([facts.keyRevokedAt, facts.keyExpiredAt]).toEqual([change.revoked, change.expires]);
  });
});

describe('a key of somebody else', async () => {
  const other = await generateKeyPair();
  const owner = `did:key:${other.publicMultikey}`;
  const credential = await issueAs(did, owner, other.secretMultikey);
  const id = `${owner}#${other.publicMultikey}`;

  it.each<[string, JsonObject | undefined, string]>([
    ['speaks for the issuer who lists it', { ...document, assertionMethod: [id] }, 'key_of_domain'],
    ['does not for one who lists others', document, 'key_of_other'],
    ['may, for one who lists none', { id: did }, 'key_owner_unproven'],
    [
      'may, for one whose document is another’s',
      { ...document, id: 'did:web:elsewhere.example' },
      'key_owner_unproven',
    ],
    ['may, for one who does not answer', undefined, 'key_owner_unproven'],
  ])('%s', async (_title, page, code) => {
    const pages: Web = page ? { [didUrl]: page } : {};
    expect((await told(credential, pages))[1]).toBe(code);
  });
});
