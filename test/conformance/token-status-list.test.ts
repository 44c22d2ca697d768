import { StatusList } from '@sd-jwt/jwt-status-list';
import { CompactSign, exportJWK, generateKeyPair } from 'jose';
import { describe, expect, it } from 'vitest';
import { type JsonObject, type Report, verify } from '../../packages/core/src/index.ts';
import { parseStatusClaim, readTokenList } from '../../packages/core/src/status/index.ts';
import { codeOf, did, didUrl, draft, findIn, now, type Web } from '../small-web.ts';
import { hasStandard, readStandard } from '../standards.ts';
import { vectors } from '../vectors.ts';

const standard = 'Token Status List';
const path = 'vectors/token-status-list/test-vectors.md';

/** The figures of each section of the test vectors; all entries that are not named are 0. */
function listVectors(): { bits: 1 | 2 | 4 | 8; values: [index: number, value: number][] }[] {
  const sections = readStandard(path).split(/^## /m).slice(1);
  return sections.map(section => ({
    bits: Number(section[0]) as 1 | 2 | 4 | 8,
    values: [...section.matchAll(/^status\[(\d+)\]\s*= 0b([01]+)$/gm)].map(([, index, value]) => [
      Number(index),
      Number.parseInt(value ?? '', 2),
    ]),
  }));
}

describe.runIf(hasStandard(path))('test vectors of Token Status List', () => {
  vectors(
    [0, 1, 2, 3],
    section => ({ standard, clause: 'test vectors, written by @sd-jwt', name: `${path}#${2 ** section} bits` }),
    async section => {
      const vector = listVectors()[section];
      if (!vector) throw new Error('no vector');
      const { bits, values } = vector;
      const statuses = new Array<number>(2 ** 20).fill(0);
      for (const [index, value] of values) statuses[index] = value;
      const payload = { status_list: { bits, lst: new StatusList(statuses, bits).compressStatusList() } };
      for (const [index, value] of values) {
        expect(await readTokenList(payload, index)).toEqual({ value });
        if (values.length > 20) continue;
        const neighbour = index + 1 < statuses.length ? index + 1 : index - 1;
        expect(await readTokenList(payload, neighbour)).toEqual({ value: statuses[neighbour] });
      }
      expect(values.length).toBeGreaterThan(10);
      expect(await readTokenList(payload, 2 ** 20)).toEqual({ problem: 'index_out_of_range' });
    },
  );
});

describe('the examples of Token Status List', () => {
  vectors<[1 | 2, string, number[]]>(
    [
      [1, 'eNrbuRgAAhcBXQ', [1, 0, 0, 1, 1, 1, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1]],
      [2, 'eNo76fITAAPfAgc', [1, 2, 0, 3, 0, 1, 0, 1, 1, 2, 3, 3]],
    ],
    ([bits]) => ({ standard, clause: '4.2 status list in JSON', name: `the example of ${bits} bits` }),
    async ([bits, lst, values]) => {
      const read = await Promise.all(values.map((_, index) => readTokenList({ status_list: { bits, lst } }, index)));
      expect(read).toEqual(values.map(value => ({ value })));
    },
  );

  const broken: [string, JsonObject][] = [
    ['three bits', { bits: 3, lst: 'eNrbuRgAAhcBXQ' }],
    ['no list', { bits: 1 }],
    ['something that does not expand', { bits: 1, lst: 'AAAA' }],
    ['a list that is cut off', { bits: 1, lst: 'eNrbuRg' }],
  ];
  const toNone = ([name]: (typeof broken)[number]) => ({
    standard,
    clause: '4.2 status list in JSON',
    name,
    expected: 'refused',
  });
  vectors(broken, toNone, async ([_title, status_list]) => {
    expect(await readTokenList({ status_list }, 0)).toEqual({ problem: 'not_a_status_list' });
  });

  it.each([
    {},
    { idx: -1, uri: 'https://a.example/1' },
    { idx: '1', uri: 'https://a.example/1' },
    { idx: 1, uri: 'list' },
  ])('a claim %j points nowhere', place => expect(parseStatusClaim({ status_list: place })).toBeUndefined());
});

describe('a badge in a token with its status in a token', async () => {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const url = 'https://lindon.example/statuslists/1';
  const id = `${did}#k`;
  const method = {
    id,
    type: 'JsonWebKey',
    controller: did,
    publicKeyJwk: { ...(await exportJWK(publicKey)) } as JsonObject,
  };
  const keyDocument: JsonObject = { id: did, verificationMethod: [method], assertionMethod: [id] };
  const signAs = (typ: string, content: object) =>
    new CompactSign(new TextEncoder().encode(JSON.stringify(content)))
      .setProtectedHeader({ alg: 'ES256', kid: id, typ })
      .sign(privateKey);
  const lists = new StatusList([0, 1, 2, 3], 2).compressStatusList();
  const { credentialStatus: _, ...bare } = draft() as JsonObject;
  const issueAt = (idx: number) => signAs('vc+jwt', { ...bare, status: { status_list: { idx, uri: url } } });
  const iat = Date.parse('2026-11-20T00:00:00Z') / 1_000;

  async function judged(idx: number, change: JsonObject = {}, typ = 'statuslist+jwt', more: Web = {}): Promise<Report> {
    const list = await signAs(typ, { sub: url, iat, status_list: { bits: 2, lst: lists }, ...change });
    const pages: Web = { [didUrl]: keyDocument, [url]: list, ...more };
    return verify(await issueAt(idx), { find: findIn(pages), now });
  }

  it('is valid, withdrawn, suspended, or marked in a way that only the issuer knows', async () => {
    const told = await Promise.all([0, 1, 2, 3].map(idx => judged(idx)));
    expect(told.map(report => [report.verdict, codeOf(report, 'status')])).toEqual([
      ['valid', 'in_force'],
      ['revoked', 'revoked'],
      ['revoked', 'suspended'],
      ['undetermined', 'status_kind_unknown'],
    ]);
  });

  it.each<[string, JsonObject, string | undefined, string]>([
    ['ran out', { exp: iat + 60 }, undefined, 'status_list_out_of_date'],
    ['is for another address', { sub: 'https://lindon.example/statuslists/2' }, undefined, 'status_list_untrusted'],
    ['is of somebody else', { iss: 'did:web:elsewhere.example' }, undefined, 'status_list_untrusted'],
    ['is another kind of token', {}, 'JWT', 'status_list_untrusted'],
    ['has no date', { iat: 'today' }, undefined, 'status_list_unreadable'],
    ['is too short', { status_list: { bits: 8, lst: lists } }, undefined, 'status_list_unreadable'],
  ])('stays open when its list %s', async (_title, change, typ, code) => {
    const report = await judged(2, change, typ);
    expect([report.verdict, codeOf(report, 'status')]).toEqual(['undetermined', code]);
  });

  it('goes by a list of this very moment', async () => {
    const seconds = now.getTime() / 1_000;
    expect(codeOf(await judged(2, { iat: seconds }), 'status')).toBe('suspended');
    expect(codeOf(await judged(2, { iat: seconds + 1 }), 'status')).toBe('status_list_of_day_missing');
    expect(codeOf(await judged(0, { iat: seconds - 60, exp: seconds }), 'status')).toBe('in_force');
    expect(codeOf(await judged(0, { iat: seconds - 60, exp: seconds - 1 }), 'status')).toBe('status_list_out_of_date');
  });

  it('stays open when its list is no token, or not there', async () => {
    expect(codeOf(await judged(0, {}, undefined, { [url]: '{}' }), 'status')).toBe('status_list_unreadable');
    const pages: Web = { [didUrl]: keyDocument };
    const report = await verify(await issueAt(0), { find: findIn(pages), now });
    expect(codeOf(report, 'status')).toBe('status_list_unreachable');
  });
});
