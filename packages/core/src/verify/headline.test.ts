import { describe, expect, it } from 'vitest';
import { type FindingCode, toFinding } from './codes.ts';
import { explain } from './explain.ts';
import type { Report, Verdict } from './report.ts';
import { toVerdict } from './verdict.ts';
import { type HeadlineCode, headlines } from './words/headlines.ts';

const judgedFor = '2026-11-23T14:06:00.000Z';
const codesOfGood = ['well_formed', 'signature_matches', 'key_of_domain', 'in_force', 'in_date'] as const;

/** A good report in which some findings are others, each with what it tells. */
function report(changes: readonly FindingCode[], facts: Record<string, string> = {}): Report {
  const others = changes.map(code => toFinding(code, facts));
  const good = codesOfGood.map(code => toFinding(code, facts));
  const kept = good.filter(({ question }) => !others.some(other => other.question === question));
  const findings = [...kept, ...others];
  return { verdict: toVerdict(findings), findings, judgedFor, warnings: [] };
}

const named = { issuer: 'Lindon' };

describe('the verdict', () => {
  it.each<[Verdict, FindingCode[]]>([
    ['valid', []],
    ['valid', ['no_end', 'parts_differ', 'endorsement_broken', 'schema_broken', 'not_recognised', 'resource_unknown']],
    ['invalid', ['badge_incomplete']],
    ['invalid', ['signature_differs']],
    ['invalid', ['key_of_other']],
    ['revoked', ['revoked']],
    ['revoked', ['suspended']],
    ['invalid', ['resource_differs']],
    ['expired', ['expired']],
    ['expired', ['signature_expired']],
    ['not-yet-valid', ['not_yet_valid']],
    ['not-yet-valid', ['not_yet_signed']],
    ['invalid', ['dates_unreadable']],
    ['undetermined', ['form_unknown']],
    ['undetermined', ['key_not_found']],
    ['undetermined', ['key_owner_unproven']],
    ['undetermined', ['status_list_unreachable']],
    ['invalid', ['badge_incomplete', 'revoked', 'expired']],
    ['invalid', ['key_of_other', 'revoked']],
    ['revoked', ['revoked', 'expired', 'resource_differs']],
    ['invalid', ['resource_differs', 'expired']],
    ['expired', ['expired', 'status_list_unreachable', 'key_not_found']],
  ])('is %s with %j', (verdict, changes) => {
    expect(report(changes).verdict).toBe(verdict);
  });

  it('is open when a question was not answered that decides', () => {
    for (const missing of codesOfGood.slice(0, 4)) {
      const { findings } = report([]);
      expect(toVerdict(findings.filter(({ code }) => code !== missing))).toBe('undetermined');
    }
  });
});

describe('the headline', () => {
  it.each<[HeadlineCode, FindingCode[], Record<string, string>?]>([
    ['valid_domain', [], { ...named, domain: 'lindon.example' }],
    ['valid_domain_only', [], { domain: 'lindon.example' }],
    ['valid_domain', ['address_of_issuer'], named],
    ['valid_domain', ['certificate_of_issuer'], { ...named, domain: 'lindon.example' }],
    ['valid_domain_only', ['certificate_of_issuer'], { domain: 'lindon.example' }],
    ['valid_unproven', ['certificate_of_issuer'], named],
    ['valid_unproven', ['key_of_issuer'], { ...named, domain: 'lindon.example' }],
    ['valid_unnamed', ['key_of_issuer'], { domain: 'lindon.example' }],
    ['valid_recognised', ['key_of_issuer', 'recognised']],
    ['valid_recognised', ['recognised_for_a_time'], named],
    ['valid_unnamed', ['key_of_issuer', 'not_recognised']],
    ['revoked', ['revoked']],
    ['suspended', ['suspended']],
    ['expired', ['expired']],
    ['expired_unproven', ['expired', 'key_not_found']],
    ['expired_unproven', ['expired', 'key_owner_unproven']],
    ['signature_expired', ['signature_expired', 'key_not_found']],
    ['not_yet_valid', ['not_yet_valid']],
    ['not_yet_signed', ['not_yet_signed']],
    ['changed', ['signature_differs']],
    ['changed', ['signature_differs', 'badge_incomplete', 'key_of_other']],
    ['hosted_changed', ['hosted_differs']],
    ['not_signed', ['not_signed']],
    ['not_covered', ['words_not_covered', 'term_undefined']],
    ['other_address', ['address_of_other']],
    ['other_signer', ['key_of_other', 'badge_incomplete']],
    ['incomplete', ['badge_incomplete']],
    ['incomplete', ['resource_differs']],
    ['undetermined', ['status_list_unreachable']],
  ])('is %s with %j %j', (code, changes, facts) => {
    const { tone, short, long } = headlines[code];
    const told = explain(report(changes, facts), 'en');
    const toPattern = (text: string) =>
      new RegExp(`^${text.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '.*')}$`, 'i');
    expect(told.tone).toBe(tone);
    expect(told.headline).toMatch(toPattern(short.en));
    expect(told.text).toMatch(toPattern(long.en));
  });

  it('names the day in the reader’s language when the day is another', () => {
    const good = report([], { ...named, domain: 'lindon.example' });
    expect(explain(good, 'en', new Date('2026-11-23T23:59:59Z')).headline).toBe('Valid today.');
    expect(explain(good, 'en', new Date('2026-11-24T00:00:00Z')).headline).toBe('Valid on 23 November 2026.');
    expect(explain(good, 'ar', new Date('2026-11-24T00:00:00Z')).headline).toContain('٢٣ نوفمبر ٢٠٢٦');
    const bad = report(['revoked'], named);
    expect(explain(bad, 'en', new Date('2026-11-24T00:00:00Z')).headline).toBe(explain(bad, 'en').headline);
  });
});

describe('the letter', () => {
  it('tells how many parts are what, in words', () => {
    const tally = { count: '13', tally: 'valid 12, revoked 1, drowned 2' };
    const sentenceIn = (language: 'en' | 'ar') =>
      explain(report(['parts_differ'], tally), language).items.find(({ key }) => key === 'parts')?.sentence ?? '';
    expect(sentenceIn('en')).toMatch(/12 .*, 1 .*, drowned 2/);
    expect(sentenceIn('ar')).toMatch(/١٢.*، .*١.*، drowned 2/);
  });

  it('puts first what stands against it, and keeps the order of the others', () => {
    const keys = explain(report(['suspended', 'schema_broken', 'key_not_found']), 'en').items.map(({ key }) => key);
    expect(keys).toEqual(['status', 'schema', 'structure', 'issuer-key', 'validity', 'integrity']);
  });

  it('names what is open, and nobody for whom an endorser speaks', () => {
    const open = report(['status_list_unreachable']);
    const sentence = explain(open, 'en').items.find(({ key }) => key === 'status')?.sentence ?? 'none';
    expect(explain(open, 'en').text.toLowerCase()).toContain(sentence.toLowerCase());
    const endorsed = report(['revoked']);
    const findings = [...endorsed.findings, toFinding('endorsement_unknown', { issuer: 'Harbour' })];
    expect(explain({ ...endorsed, findings }, 'en').text).toBe('The issuer has withdrawn it.');
  });

  it('tells the evidence with its place and its code, instants to the minute', () => {
    const finding = toFinding('not_yet_signed', { signedAt: '2027-01-01T08:30:00Z', validFromAt: 'soon' }, '/proof');
    const [item] = explain({ ...report([]), findings: [finding] }, 'en').items;
    expect(item?.evidence.map(({ value }) => value)).toEqual([
      '1 January 2027 at 08:30 UTC',
      'soon',
      '/proof',
      'not_yet_signed',
    ]);
  });

  it('says each note once', () => {
    const warning = { code: 'old_edition', facts: {} };
    const told = explain(
      { ...report([]), warnings: [warning, warning, { code: 'of_2031', facts: {} }] } as Report,
      'en',
    );
    expect(told.notes).toHaveLength(1);
  });
});
