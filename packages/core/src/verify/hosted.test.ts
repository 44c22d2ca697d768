import { describe, expect, it } from 'vitest';
import { ask, codeOf, now, type Web } from '../../../../test/small-web.ts';
import { explain, type JsonObject } from '../index.ts';

const host = 'https://lindon.example';
const address = `${host}/assertions/1`;
const assertion: JsonObject = {
  '@context': 'https://w3id.org/openbadges/v2',
  id: address,
  type: 'Assertion',
  recipient: { type: 'email', hashed: true, identity: 'sha256$b580', salt: 'Kosher' },
  badge: `${host}/classes/boats`,
  issuedOn: '2020-06-12T00:00:00Z',
  verification: { type: 'HostedBadge' },
};
const badgeClass: JsonObject = {
  id: `${host}/classes/boats`,
  type: 'BadgeClass',
  name: 'Boats',
  issuer: `${host}/issuer`,
};
const issuer: JsonObject = { id: `${host}/issuer`, type: 'Issuer', name: 'Lindon University', url: host };
const pages: Web = { [address]: assertion, [`${host}/classes/boats`]: badgeClass, [`${host}/issuer`]: issuer };

describe('a hosted badge of Open Badges 2', () => {
  it('is what its address says today, and its issuer’s when it stands there', async () => {
    const { '@context': context, ...rest } = assertion;
    const report = await ask({ ...rest, '@context': context ?? '' }, pages);
    expect([
      report.verdict,
      codeOf(report, 'integrity'),
      codeOf(report, 'issuer-key'),
      codeOf(report, 'status'),
    ]).toEqual(['valid', 'hosted_same', 'address_of_issuer', 'hosted_in_force']);
    const explained = explain(report, 'en');
    expect(`${explained.headline} ${explained.text}`).toBe(
      'Valid today. Issued by Lindon University, the owner of lindon.example.',
    );
    expect(explained.notes).toContain('It is not signed. It counts for what its own address says today.');
  });

  it('may have its class inside', async () => {
    const { id: _, ...inside } = badgeClass;
    const whole = { ...assertion, badge: inside };
    expect((await ask(whole, { ...pages, [address]: whole })).verdict).toBe('valid');
  });

  it('is withdrawn, or ends, when its address says so', async () => {
    const revoked = { ...assertion, revoked: true, revocationReason: 'Awarded twice' };
    const report = await ask(revoked, { ...pages, [address]: revoked });
    expect([report.verdict, codeOf(report, 'status')]).toEqual(['revoked', 'revoked']);
    const ended = { ...assertion, expires: '2021-06-12T00:00:00Z' };
    expect((await ask(ended, { ...pages, [address]: ended })).verdict).toBe('expired');
    const since = await ask(assertion, { ...pages, [address]: revoked });
    expect([since.verdict, codeOf(since, 'integrity')]).toEqual(['invalid', 'hosted_differs']);
  });

  it('is refused when the copy was changed', async () => {
    const report = await ask({ ...assertion, issuedOn: '2019-06-12T00:00:00Z' }, pages);
    expect([report.verdict, explain(report, 'en').text]).toEqual(['invalid', 'Its own address says something else.']);
  });

  it('is not its issuer’s when it stands elsewhere, unless the issuer says that it has its badges there', async () => {
    const there = 'https://badges.example/lindon/1';
    const elsewhere = { ...assertion, id: there };
    const report = await ask(elsewhere, { ...pages, [there]: elsewhere });
    expect([report.verdict, codeOf(report, 'issuer-key')]).toEqual(['invalid', 'address_of_other']);
    const verdictWith = async (verification: JsonObject) => {
      const rules = { ...issuer, verification };
      return (await ask(elsewhere, { ...pages, [there]: elsewhere, [`${host}/issuer`]: rules })).verdict;
    };
    expect(await verdictWith({ allowedOrigins: 'badges.example' })).toBe('valid');
    expect(await verdictWith({ startsWith: ['https://badges.example/lindon/'] })).toBe('valid');
    for (const startsWith of ['https://badges.example/other/', 'https://badges.exam', 'https://badges.example:444/']) {
      expect(await verdictWith({ startsWith })).toBe('invalid');
    }
  });

  it('a class of somebody else makes nobody its issuer', async () => {
    const theirs = 'https://elsewhere.example/issuer';
    const forged = { ...badgeClass, issuer: theirs };
    const report = await ask(assertion, {
      ...pages,
      [`${host}/classes/boats`]: forged,
      [theirs]: { ...issuer, id: theirs },
    });
    expect([report.verdict, codeOf(report, 'issuer-key')]).toEqual(['invalid', 'address_of_other']);
    const masked = await ask(assertion, { ...pages, [`${host}/issuer`]: { ...issuer, id: theirs } });
    expect([masked.verdict, codeOf(masked, 'issuer-key')]).toEqual(['undetermined', 'issuer_unreadable']);
  });

  it.each(Object.keys(pages))('stays open when %s is out of reach', async missing => {
    const { [missing]: _, ...rest } = pages;
    expect((await ask(assertion, rest)).verdict).toBe('undetermined');
    expect((await ask(assertion, { ...rest, [missing]: '<html>' })).verdict).toBe('undetermined');
  });

  it('is incomplete without what every badge has, and nothing when it lacks the signature that it names', async () => {
    const { recipient: _, ...fewer } = assertion;
    expect(codeOf(await ask(fewer, { ...pages, [address]: fewer }), 'structure')).toBe('badge_incomplete');
    const signed = { ...assertion, verification: { type: 'SignedBadge', creator: `${host}/key` } };
    const report = await ask(signed, { ...pages, [address]: signed }, now);
    expect([report.verdict, codeOf(report, 'integrity')]).toEqual(['invalid', 'not_signed']);
    const named = await ask({ ...assertion, id: 'urn:uuid:0' }, pages);
    expect(named.verdict).toBe('undetermined');
  });
});
