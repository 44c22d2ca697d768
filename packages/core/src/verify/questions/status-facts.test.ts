import { StatusList } from '@sd-jwt/jwt-status-list';
import { describe, expect, it } from 'vitest';
import { did, draft, findIn, issue, keys, listUrl, now, publishList, type Web } from '../../../../../test/small-web.ts';
import { pages } from '../../../../../test/tampering/forms.ts';
import { issueSdJwt, signToken } from '../../../../../test/tampering/tokens.ts';
import type { LintedDraft } from '../../draft/index.ts';
import { type JsonObject, type Report, verify } from '../../index.ts';
import { sign, toSigner } from '../../proof/index.ts';

/** The status of a credential: all that is told of it, by lists of bits and by lists that are tokens. */
const lineOf = ({ findings }: Report) => {
  const finding = findings.find(({ question }) => question === 'status');
  return [finding?.code, finding?.facts];
};
const at = (instant: Date, ms: number) => new Date(instant.getTime() + ms);

describe('a token status list', () => {
  const list = `${listUrl}/tokens`;
  const iat = Date.parse('2026-11-01T00:00:00Z') / 1_000;
  const facts = { list, index: '1', purpose: 'revocation' };
  const told = { ...facts, listSignedAt: '2026-11-01T00:00:00.000Z' };
  const listOf = (value: number, more: JsonObject = {}, header: JsonObject = {}) => {
    const lst = new StatusList([0, value, 0], 8).compressStatusList();
    return signToken({ typ: 'statuslist+jwt', ...header }, { sub: list, iat, status_list: { bits: 8, lst }, ...more });
  };
  const credential = (idx = 1) => issueSdJwt({ status: { status_list: { idx, uri: list } } });
  const ask = async (page: string | undefined, day = now, idx = 1, foundAt?: string) => {
    const of: Web = page === undefined ? pages : { ...pages, [list]: page };
    const find = findIn(of);
    return lineOf(
      await verify(credential(idx), {
        now: day,
        find: async (url, what) => {
          const found = await find(url, what);
          return 'body' in found && foundAt !== undefined ? { ...found, foundAt } : found;
        },
      }),
    );
  };

  it.each<[string, string | undefined, unknown[]]>([
    ['says nothing', listOf(0), ['in_force', told]],
    ['says 1', listOf(1), ['revoked', told]],
    ['says 2', listOf(2), ['suspended', told]],
    ['says 3', listOf(3), ['status_kind_unknown', { ...told, kind: '0x3' }]],
    ['says 15', listOf(15), ['status_kind_unknown', { ...told, kind: '0xf' }]],
    ['is away', undefined, ['status_list_unreachable', { ...facts, reason: 'no_answer' }]],
    ['is no token', '{}', ['status_list_unreadable', { ...facts, reason: 'not_a_token' }]],
    [
      'is of another place',
      listOf(0, { sub: `${list}2` }),
      ['status_list_untrusted', { ...facts, reason: 'other_list' }],
    ],
    ['is of the issuer by name', listOf(0, { iss: did }), ['in_force', told]],
    [
      'is of another',
      listOf(0, { iss: 'did:web:x.example' }),
      ['status_list_untrusted', { ...facts, reason: 'other_issuer' }],
    ],
    [
      'is another kind of token',
      listOf(0, {}, { typ: 'JWT' }),
      ['status_list_untrusted', { ...facts, reason: 'signature_for_other_purpose' }],
    ],
    [
      'is signed with no key of the issuer',
      listOf(0, {}, { kid: `${did}#x` }),
      ['status_list_untrusted', { ...facts, reason: 'key_not_found' }],
    ],
    [
      'holds no list',
      listOf(0, { status_list: {} }),
      ['status_list_unreadable', { ...facts, reason: 'not_a_status_list' }],
    ],
    ['has no day', listOf(0, { iat: 'soon' }), ['status_list_unreadable', { ...facts, reason: 'dates_unreadable' }]],
    [
      'has a day of no calendar',
      listOf(0, { iat: 8e12 }),
      ['status_list_unreadable', { ...facts, reason: 'dates_unreadable' }],
    ],
    [
      'has an end that is none',
      listOf(0, { exp: 'soon' }),
      ['status_list_out_of_date', { ...facts, reason: 'kept_too_long' }],
    ],
  ])('that %s is told of so', async (_title, page, line) => {
    expect(await ask(page)).toEqual(line);
  });

  it('is too short for a place that it does not have', async () => {
    expect(await ask(listOf(0), now, 9)).toEqual([
      'status_list_unreadable',
      { ...facts, index: '9', reason: 'index_out_of_range' },
    ]);
  });

  it('counts until its end, and what it withdrew for good', async () => {
    const exp = now.getTime() / 1_000;
    expect((await ask(listOf(0, { exp })))[0]).toBe('in_force');
    for (const value of [0, 2]) expect((await ask(listOf(value, { exp: exp - 1 })))[0]).toBe('status_list_out_of_date');
    expect((await ask(listOf(1, { exp: exp - 1 })))[0]).toBe('revoked');
  });

  it('counts for as long as a copy may be kept', async () => {
    const page = listOf(0, { ttl: 60 });
    expect((await ask(page, now, 1, at(now, -60_000).toISOString()))[0]).toBe('in_force');
    expect((await ask(page, now, 1, at(now, -60_001).toISOString()))[0]).toBe('status_list_out_of_date');
    expect((await ask(page))[0]).toBe('in_force');
    expect((await ask(listOf(0, { ttl: 'x' }), now, 1, at(now, -60_001).toISOString()))[0]).toBe('in_force');
  });

  it('of a later day leaves open what it names', async () => {
    const day = new Date(iat * 1_000 - 1);
    expect(await ask(listOf(0), day)).toEqual(['in_force', told]);
    expect(await ask(listOf(1), day)).toEqual(['withdrawn_since', told]);
    expect(await ask(listOf(2), day)).toEqual(['status_list_of_day_missing', told]);
    expect((await ask(listOf(1), new Date(iat * 1_000)))[0]).toBe('revoked');
  });
});

describe('a list of bits', async () => {
  const badge = await issue();
  const facts = { list: listUrl, index: '80412', purpose: 'revocation' };
  const listSignedAt = '2026-11-01T00:00:00Z';
  const askAt = async (day: Date, web: Web) =>
    lineOf(await verify(badge, { find: findIn({ ...pages, ...web }), now: day }));
  const day = new Date('2026-10-01T12:00:00Z');
  const past = `${listUrl}?timestamp=2026-10-01T12%3A00%3A00Z`;
  const earlier = { validFrom: '2026-09-01T00:00:00Z' };
  const revoked = [80412];

  it('of a later day says what it can, and that of the day says all', async () => {
    const later = { ...facts, listSignedAt };
    const then = { ...facts, listSignedAt: earlier.validFrom };
    expect(await askAt(day, { [listUrl]: await publishList() })).toEqual(['in_force', later]);
    expect(await askAt(day, { [listUrl]: await publishList({ revoked }) })).toEqual(['withdrawn_since', later]);
    const today = await publishList({ revoked });
    expect(await askAt(day, { [listUrl]: today, [past]: await publishList(earlier) })).toEqual([
      'in_force_by_list_of_day',
      then,
    ]);
    expect(await askAt(day, { [listUrl]: today, [past]: await publishList({ ...earlier, revoked }) })).toEqual([
      'revoked',
      then,
    ]);
    for (const page of [today, '<html>', await publishList({ ...earlier, purpose: 'message' })]) {
      expect(await askAt(day, { [listUrl]: today, [past]: page })).toEqual(['withdrawn_since', later]);
    }
    expect(await askAt(now, { [listUrl]: await publishList(), [past]: today })).toEqual(['in_force', later]);
  });

  it('is of the day on which it was signed', async () => {
    const { proof: _, ...list } = await publishList();
    const signer = await toSigner(keys.secretMultikey, did);
    const signedLater = await sign(list as unknown as LintedDraft, signer, '2026-11-02T00:00:00Z');
    expect(await askAt(now, { [listUrl]: signedLater })).toEqual([
      'in_force',
      { ...facts, listSignedAt: '2026-11-02T00:00:00Z' },
    ]);
  });

  it('of a suspension says nothing of an earlier day', async () => {
    const entry = {
      type: 'BitstringStatusListEntry',
      statusPurpose: 'suspension',
      statusListIndex: '7',
      statusListCredential: listUrl,
    };
    const suspendable = await sign(
      { ...draft(), credentialStatus: entry } as unknown as LintedDraft,
      await toSigner(keys.secretMultikey, did),
      '2026-06-12T09:00:00Z',
    );
    const answer = async (time: Date, values: number[]) =>
      lineOf(
        await verify(suspendable, {
          find: findIn({ ...pages, [listUrl]: await publishList({ revoked: values, purpose: 'suspension' }) }),
          now: time,
        }),
      );
    const told = { list: listUrl, index: '7', purpose: 'suspension', listSignedAt };
    expect(await answer(now, [])).toEqual(['in_force', told]);
    expect(await answer(now, [7])).toEqual(['suspended', told]);
    expect(await answer(day, [])).toEqual(['status_list_of_day_missing', told]);
    expect(await answer(day, [7])).toEqual(['status_list_of_day_missing', told]);
  });

  it('at an address that is none of the web is not looked up', async () => {
    const entry = { type: 'BitstringStatusListEntry', statusPurpose: 'revocation', statusListIndex: '7' };
    const place = { ...entry, statusListCredential: 'urn:list' };
    const document = { ...draft(), credentialStatus: place } as unknown as LintedDraft;
    const credential = await sign(document, await toSigner(keys.secretMultikey, did), '2026-06-12T09:00:00Z');
    expect(lineOf(await verify(credential, { find: findIn(pages), now }))).toEqual([
      'status_list_unreachable',
      { list: 'urn:list', index: '7', purpose: 'revocation', reason: 'not_looked_up' },
    ]);
    const token = issueSdJwt({ status: { status_list: { idx: 7, uri: 'urn:list' } } });
    expect(lineOf(await verify(token, { find: findIn(pages), now }))).toEqual([
      'status_list_unreachable',
      { list: 'urn:list', index: '7', purpose: 'revocation', reason: 'not_looked_up' },
    ]);
  });

  it('without an issuer is of nobody, unless it only names what was withdrawn', async () => {
    const { issuer: _, ...nobodys } = await publishList();
    expect(await askAt(now, { [listUrl]: nobodys })).toEqual([
      'status_list_untrusted',
      { ...facts, reason: 'other_issuer' },
    ]);
    const names = 'https://lindon.example/revoked';
    const extensions = 'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json';
    const document = {
      ...draft(),
      '@context': [...(draft()['@context'] as string[]), extensions],
      credentialStatus: { id: names, type: '1EdTechRevocationList' },
    } as unknown as LintedDraft;
    const credential = await sign(document, await toSigner(keys.secretMultikey, did), '2026-06-12T09:00:00Z');
    const page = { id: names, revokedCredential: [] };
    const report = await verify(credential, { find: findIn({ ...pages, [names]: page }), now });
    expect(lineOf(report)).toEqual(['in_force', { list: names, purpose: 'revocation' }]);
  });

  it('is looked for at its own address, and as that of the day only where it is of a later day', async () => {
    const asked: string[] = [];
    const find = findIn({ ...pages, [listUrl]: await publishList() });
    const listen = (url: string) => {
      asked.push(url);
      return find(url);
    };
    await verify(badge, { find: listen, now: day });
    expect(asked.filter(url => url.startsWith(listUrl))).toEqual([listUrl, past]);
    asked.length = 0;
    await verify(badge, { find: listen, now });
    expect(asked.filter(url => url.startsWith(listUrl))).toEqual([listUrl]);
  });
});
