import { describe, expect, it } from 'vitest';
import { findIn, now, type Web } from '../../../../test/small-web.ts';
import { type JsonObject, type Report, verify } from '../index.ts';
import { judge, listNeeds } from './judge.ts';

/** Hosted badges of Open Badges 2: all that a report says of them, code by code. */
const host = 'https://lindon.example';
const issuerId = `${host}/issuer`;
const badgeClass: JsonObject = { id: `${host}/classes/1`, type: 'BadgeClass', name: 'Boats', issuer: issuerId };
const common: JsonObject = {
  '@context': 'https://w3id.org/openbadges/v2',
  type: 'Assertion',
  recipient: { type: 'email', hashed: false, identity: 'a@example.com' },
  issuedOn: '2020-06-12T00:00:00Z',
};
const address = `${host}/assertions/1`;
const hosted: JsonObject = {
  ...common,
  id: address,
  badge: `${host}/classes/1`,
  verification: { type: 'HostedBadge' },
};
const issuer: JsonObject = { id: issuerId, type: 'Issuer', name: 'Lindon' };
const pages: Web = { [address]: hosted, [`${host}/classes/1`]: badgeClass, [issuerId]: issuer };
const lacking = (...urls: string[]): Web =>
  Object.fromEntries(Object.entries(pages).filter(([url]) => !urls.includes(url)));

const ask = (given: JsonObject, web: Web = pages) => verify(given, { find: findIn(web), now });
const askHosted = (change: JsonObject, web: Web = pages) => {
  const changed = { ...hosted, ...change };
  return ask(changed, { ...web, [String(changed.id)]: changed });
};
const toLines = ({ findings }: Report) =>
  findings.map(({ code, at, facts }) => [code, facts, ...(at === undefined ? [] : [at])]);
const lineOf = (report: Report, question: string) => {
  const finding = report.findings.find(one => one.question === question);
  return [finding?.code, finding?.facts, ...(finding?.at === undefined ? [] : [finding.at])];
};

const who = { issuerId, issuer: 'Lindon' };
const ofHosted = { document: address, ...who };
const domain = 'lindon.example';

describe('a hosted badge', () => {
  it('is told of with its address, its issuer and its day', async () => {
    const report = await ask(hosted);
    expect(toLines(report)).toEqual([
      ['well_formed', { kind: 'Assertion' }],
      ['hosted_same', ofHosted],
      ['address_of_issuer', { ...ofHosted, domain }],
      ['hosted_in_force', ofHosted],
      ['no_end', { validFromAt: '2020-06-12T00:00:00Z' }],
      ['recognition_not_asked', who],
      ['holder_not_asked', {}],
    ]);
    expect(report.warnings).toEqual([
      { code: 'old_edition', facts: {} },
      { code: 'hosted', facts: ofHosted },
    ]);
    expect(report.judgedFor).toBe(now.toISOString());
  });

  it.each<[string, () => Promise<Report>, string, unknown[]]>([
    [
      'withdrawn',
      () => askHosted({ revoked: true, revocationReason: 'Twice' }),
      'status',
      ['revoked', { ...ofHosted, message: 'Twice' }],
    ],
    [
      'ended',
      () => askHosted({ expires: '2021-01-01T00:00:00Z' }),
      'validity',
      ['expired', { validFromAt: '2020-06-12T00:00:00Z', validUntilAt: '2021-01-01T00:00:00Z' }],
    ],
    [
      'incomplete',
      () => askHosted({ issuedOn: 'noon' }),
      'structure',
      ['badge_incomplete', { problem: 'wrong_type' }, '/issuedOn'],
    ],
    [
      'away',
      () => ask(hosted, lacking(address)),
      'integrity',
      ['hosted_unreachable', { document: address, reason: 'no_answer' }],
    ],
    [
      'away',
      () => ask(hosted, lacking(address)),
      'status',
      ['hosted_status_unknown', { document: address, reason: 'no_answer' }],
    ],
    ['away', () => ask(hosted, lacking(address)), 'issuer-key', ['issuer_unreachable', { reason: 'no_answer' }]],
    [
      'a page',
      () => ask(hosted, { ...pages, [address]: '<html>' }),
      'integrity',
      ['hosted_unreachable', { document: address, reason: 'not_json' }],
    ],
    [
      'of a class that is away',
      () => ask(hosted, lacking(`${host}/classes/1`)),
      'issuer-key',
      ['issuer_unreachable', { reason: 'no_answer' }],
    ],
    ['of no class', () => askHosted({ badge: 7 }), 'issuer-key', ['issuer_unreachable', { reason: 'missing' }]],
    [
      'of an issuer that is away',
      () => ask(hosted, lacking(issuerId)),
      'issuer-key',
      ['issuer_unreachable', { document: issuerId, issuerId, reason: 'no_answer' }],
    ],
    [
      'of an issuer that is another',
      () => ask(hosted, { ...pages, [issuerId]: { ...issuer, id: `${host}/other` } }),
      'issuer-key',
      ['issuer_unreadable', { ...ofHosted, reason: 'other_issuer' }],
    ],
    [
      'at an address that is not its issuer’s',
      () => askHosted({ id: 'https://elsewhere.example/1' }),
      'issuer-key',
      ['address_of_other', { ...ofHosted, document: 'https://elsewhere.example/1', domain }],
    ],
    [
      'at no address',
      () => ask({ ...hosted, id: 'urn:uuid:1' }),
      'integrity',
      ['hosted_unreachable', { reason: 'not_looked_up' }],
    ],
    [
      'at no address',
      () => ask({ ...hosted, id: 'urn:uuid:1' }),
      'issuer-key',
      ['issuer_unreachable', { reason: 'not_looked_up' }],
    ],
    [
      'at no address',
      () => ask({ ...hosted, id: 'urn:uuid:1' }),
      'issuer-recognition',
      ['recognition_not_asked', { issuerId: '' }],
    ],
  ])('that is %s is told of so', async (_title, judged, question, line) => {
    expect(lineOf(await judged(), question)).toEqual(line);
  });

  it('asks for itself, then its class, then its issuer', async () => {
    const need = (url: string) => ({ url, what: 'hosted-document' });
    const found = (url: string) => ({ [url]: { body: JSON.stringify(pages[url]) } });
    expect(listNeeds(hosted, { found: {} })).toEqual([need(address)]);
    expect(listNeeds(hosted, { found: found(address) })).toEqual([need(`${host}/classes/1`)]);
    const two = { ...found(address), ...found(`${host}/classes/1`) };
    expect(await judge(hosted, { found: two }, now)).toEqual([need(issuerId)]);
    expect(listNeeds(hosted, { found: { ...two, ...found(issuerId) } })).toEqual([]);
  });
});
