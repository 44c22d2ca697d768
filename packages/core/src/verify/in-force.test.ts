import { describe, expect, it } from 'vitest';
import { ask, codeOf, findIn, issue, listUrl, now, publishList, type Web, web } from '../../../../test/small-web.ts';
import { type Find, gather, verify } from '../index.ts';

const credential = await issue();

describe('is it still in force?', () => {
  it('no, when the issuer withdrew it', async () => {
    const report = await ask(credential, { ...web, [listUrl]: await publishList({ revoked: [80412] }) });
    expect([report.verdict, codeOf(report, 'status')]).toEqual(['revoked', 'revoked']);
    const neighbour = await ask(credential, { ...web, [listUrl]: await publishList({ revoked: [80411, 80413] }) });
    expect(neighbour.verdict).toBe('valid');
  });

  it.each([
    ['is not there', {}, 'status_list_unreachable'],
    ['is no JSON', { [listUrl]: 'gone' }, 'status_list_unreadable'],
    ['is somebody’s who is not the issuer', { issuer: 'did:web:elsewhere.example' }, 'status_list_untrusted'],
    ['ran out', { validUntil: '2026-11-10T00:00:00Z' }, 'status_list_out_of_date'],
    ['is for another purpose', { purpose: 'suspension' }, 'status_list_unreadable'],
  ])('unknown, never yes, when the list %s', async (_title, change, code) => {
    const isPage = Object.keys(change).length === 0 || listUrl in change;
    const { [listUrl]: ____, ...rest } = web;
    const pages = isPage ? { ...rest, ...change } : { ...rest, [listUrl]: await publishList(change) };
    const report = await ask(credential, pages as Web);
    expect([report.verdict, codeOf(report, 'status')]).toEqual(['undetermined', code]);
  });

  it('on an earlier day too, when the list of today does not name it; else that day stays open', async () => {
    const day = new Date('2026-09-01T12:00:00Z');
    expect((await ask(credential, web, day)).verdict).toBe('valid');
    const withdrawn = await ask(credential, { ...web, [listUrl]: await publishList({ revoked: [80412] }) }, day);
    expect([withdrawn.verdict, codeOf(withdrawn, 'status')]).toEqual(['undetermined', 'withdrawn_since']);
  });

  describe('on an earlier day, by the list that the issuer gives for it', async () => {
    const day = new Date('2026-09-01T12:00:00.250Z');
    const pastUrl = `${listUrl}?timestamp=2026-09-01T12%3A00%3A00Z`;
    const publishOf = async (validFrom: string, options: { revoked?: number[]; purpose?: string } = {}) =>
      publishList({ validFrom, ...options });
    const today = { ...web, [listUrl]: await publishList({ revoked: [80412] }) };
    const told = async (pages: Web, document = credential) => {
      const report = await ask(document, pages, day);
      return [report.verdict, codeOf(report, 'status')];
    };

    it('says what that list says, and how old it is', async () => {
      const clean = { ...today, [pastUrl]: await publishOf('2026-08-30T00:00:00Z') };
      expect(await told(clean)).toEqual(['valid', 'in_force_by_list_of_day']);
      const report = await ask(credential, clean, day);
      expect(report.findings.find(({ question }) => question === 'status')?.facts).toMatchObject({
        listSignedAt: '2026-08-30T00:00:00Z',
      });
      const withdrawn = { ...today, [pastUrl]: await publishOf('2026-08-30T00:00:00Z', { revoked: [80412] }) };
      expect(await told(withdrawn)).toEqual(['revoked', 'revoked']);
    });

    it('does not take another list for it', async () => {
      const open = ['undetermined', 'withdrawn_since'];
      expect(await told({ ...today, [pastUrl]: await publishOf('2026-09-02T00:00:00Z') })).toEqual(open);
      const past = await publishOf('2026-08-30T00:00:00Z');
      expect(await told({ ...today, [pastUrl]: { ...past, id: `${listUrl}?timestamp=2026` } })).toEqual(open);
      expect(await told({ ...today, [pastUrl]: { ...past, name: 'changed' } })).toEqual(open);
      const over = await publishList({ validFrom: '2026-08-01T00:00:00Z', validUntil: '2026-08-30T00:00:00Z' });
      expect(await told({ ...today, [pastUrl]: over })).toEqual(open);
    });

    it('leaves a suspension open without it', async () => {
      const suspendable = await issue({ status: { purpose: 'suspension', index: '80412', list: listUrl } });
      const list = await publishList({ purpose: 'suspension' });
      const open = { ...web, [listUrl]: list };
      expect(await told(open, suspendable)).toEqual(['undetermined', 'status_list_of_day_missing']);
      const past = { ...open, [pastUrl]: await publishOf('2026-08-30T00:00:00Z', { purpose: 'suspension' }) };
      expect((await told(past, suspendable))[0]).toBe('valid');
    });

    it('asks for it only where the list of today is of a later day', async () => {
      const asked: string[] = [];
      const find: Find = async url => {
        asked.push(url);
        return findIn(today)(url);
      };
      await verify(credential, { find, now });
      expect(asked).not.toContain(`${listUrl}?timestamp=2026-11-23T14%3A06%3A00Z`);
      const { found } = await gather(credential, { find, now: day });
      expect(Object.keys(found)).toContain(pastUrl);
    });
  });

  it('unknown, when somebody changed the list or swapped it for another', async () => {
    const list = await publishList({ revoked: [80412] });
    const clean = await publishList();
    const swapped = { ...list, credentialSubject: clean.credentialSubject ?? {} };
    const report = await ask(credential, { ...web, [listUrl]: swapped });
    expect([report.verdict, codeOf(report, 'status')]).toEqual(['undetermined', 'status_list_untrusted']);
    const elsewhere = await issue({
      status: { purpose: 'revocation', index: '1', list: 'https://lindon.example/status/18' },
    });
    const other = await ask(elsewhere, { ...web, 'https://lindon.example/status/18': list });
    expect(codeOf(other, 'status')).toBe('status_list_untrusted');
  });

  it('unknown, when the status is of a kind that is not read here', async () => {
    const report = await ask({ ...credential, credentialStatus: { type: 'RevocationList2020Status', id: listUrl } });
    expect(codeOf(report, 'status')).toBe('status_kind_unknown');
  });
});

describe('is it in date?', () => {
  it('follows the dates', async () => {
    const bounded = await issue({ validUntil: '2026-12-31T23:59:59Z' });
    expect(codeOf(await ask(bounded), 'validity')).toBe('in_date');
    const late = await ask(bounded, web, new Date('2027-01-01T00:00:00Z'));
    expect([late.verdict, codeOf(late, 'validity')]).toEqual(['expired', 'expired']);
    const early = await ask(bounded, web, new Date('2026-06-11T23:59:59Z'));
    expect([early.verdict, codeOf(early, 'validity')]).toEqual(['not-yet-valid', 'not_yet_valid']);
    const unsigned = await ask(bounded, web, new Date('2026-06-12T08:00:00Z'));
    expect([unsigned.verdict, codeOf(unsigned, 'validity')]).toEqual(['not-yet-valid', 'not_yet_signed']);
  });

  it('does not guess about dates that cannot be read', async () => {
    const report = await ask({ ...credential, validUntil: 'tomorrow' });
    expect([report.verdict, codeOf(report, 'validity')]).toEqual(['invalid', 'dates_unreadable']);
  });
});
