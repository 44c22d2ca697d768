import { describe, expect, it } from 'vitest';
import {
  ask,
  award,
  codeOf,
  did,
  draft,
  findIn,
  issue,
  keys,
  listUrl,
  now,
  publishList,
  web,
} from '../../../../test/small-web.ts';
import { explain, type JsonObject, type Report, verify } from '../index.ts';
import { sign, toSigner } from '../proof/index.ts';
import { findings } from './codes.ts';
import type { Headline } from './words/headlines.ts';
import { headlines } from './words/headlines.ts';
import { labels, questions } from './words/labels.ts';
import { notes } from './words/notes.ts';
import { sentences } from './words/sentences.ts';

const credential = await issue();
const languages = ['en', 'ar'] as const;

function letter(report: Report, language: 'en' | 'ar' = 'en', today?: Date): string {
  const { headline, text } = explain(report, language, today);
  return `${headline} ${text}`;
}

describe('a report in words', () => {
  it('says what is true today, and of which issuer', async () => {
    const explained = explain(await ask(credential), 'en');
    expect(explained).toMatchObject({
      tone: 'good',
      headline: 'Valid today.',
      text: 'Issued by Lindon University, the owner of lindon.example.',
      notes: [],
    });
    expect(explained.items.map(({ word, sentence }) => `${word} ${sentence}`)).toEqual([
      'Yes. It has everything that a credential of its kind needs.',
      'Yes. Every word is as it was signed.',
      'Yes. The signing key belongs to lindon.example.',
      'Yes. It is not on the issuer’s list of withdrawn awards.',
      'Yes. It does not expire.',
      'Not known. Nobody who keeps a register was asked.',
      'Yes. It is written as the description that it names wants it.',
      'Not known. Ask the person to show that it is theirs.',
    ]);
  });

  it('names the day when it was another', async () => {
    expect(letter(await ask(credential), 'en', new Date('2027-01-01T00:00:00Z'))).toMatch(
      /^Valid on 23 November 2026\. /,
    );
  });

  it('tells what begins later from what was signed later', async () => {
    const later = await ask(await issue({ validFrom: '2027-01-01T00:00:00Z', status: undefined }));
    const signer = await toSigner(keys.secretMultikey, did);
    const signedLater = await ask(await sign(draft({ status: undefined }), signer, '2027-01-01T00:00:00Z'));
    expect([later.verdict, signedLater.verdict]).toEqual(['not-yet-valid', 'not-yet-valid']);
    expect(letter(later)).toMatch(/^Not valid yet\. It is valid from 1 January 2027/);
    expect(letter(signedLater)).toMatch(/^Not valid yet\. It was signed on 1 January 2027/);
    expect(codeOf(signedLater, 'validity')).toBe('not_yet_signed');
  });

  it('shows a date that nobody can read as it came', async () => {
    const report = await ask(await issue({ validUntil: '2026-10-01T00:00:00Z', status: undefined }));
    const findings = report.findings.map(finding =>
      finding.code === 'expired' ? { ...finding, facts: { ...finding.facts, validUntilAt: 'one fine day' } } : finding,
    );
    expect(letter({ ...report, findings })).toContain('one fine day');
  });

  it('speaks Arabic, with its digits and with Latin names kept apart', async () => {
    const bounded = await issue({ validUntil: '2026-11-18T22:59:00Z' });
    expect(letter(await ask(bounded), 'ar')).toBe(
      'صحيحة، ولكن مدتها انتهت. أصدرتها \u2068Lindon University\u2069، وانتهت مدتها في \u2068١٨ نوفمبر ٢٠٢٦\u2069.',
    );
  });

  it('is never good when nobody answers for the name', async () => {
    const issuer = { ...award.issuer, id: `did:key:${keys.publicMultikey}` };
    const signed = await sign(
      draft({ issuer, status: undefined }),
      await toSigner(keys.secretMultikey),
      '2026-06-12T09:00:00Z',
    );
    const alone = await ask(signed, {});
    expect([alone.verdict, explain(alone, 'en').tone]).toEqual(['valid', 'caution']);
    expect(letter(alone)).toBe(
      'Unchanged and in force. Whoever signed it uses the name Lindon University. Nobody has confirmed that name here.',
    );
    const vouched = await verify(signed, {
      find: findIn({}),
      now,
      recognise: async () => ({ answer: 'pass', by: 'QQA' }),
    });
    expect(letter(vouched)).toBe('Valid today. Issued by Lindon University, recognised by QQA.');
  });

  it.each<[string, () => Promise<Report>, string]>([
    [
      'withdrawn',
      async () => ask(credential, { ...web, [listUrl]: await publishList({ revoked: [80412] }) }),
      'Not valid. Lindon University has withdrawn it.',
    ],
    ['changed', async () => ask({ ...credential, name: 'Doctor' }), 'Do not rely on it. It is not what was signed.'],
    [
      'given another word',
      async () => ask({ ...credential, grade: 'A' }),
      'Do not rely on it. A part of it is not covered by the signature, so anybody could have written that part.',
    ],
    [
      'unsigned',
      async () => ask(draft() as JsonObject),
      'Do not rely on it. Nobody has signed it, so anybody could have written it.',
    ],
    [
      'out of date',
      async () => ask(await issue({ validUntil: '2026-11-18T22:59:00Z' })),
      'Genuine, but out of date. Lindon University issued it. It ran out on 18 November 2026.',
    ],
    [
      'too early',
      async () => ask(credential, web, new Date('2026-06-01T00:00:00Z')),
      'Not valid yet. It is valid from 12 June 2026.',
    ],
    [
      'out of reach',
      async () => ask(credential, {}),
      'Could not be checked in full. Nothing speaks against it, but this is still open: The issuer’s own list of keys could not be reached.',
    ],
  ])('says what it means to be %s', async (_title, report, words) => expect(letter(await report())).toBe(words));

  it('tells first what stands against it, with all the evidence', async () => {
    const revoked = await ask(credential, { ...web, [listUrl]: await publishList({ revoked: [80412] }) });
    const [first] = explain(revoked, 'en').items;
    expect(first).toMatchObject({ key: 'status', question: 'Is it still in force?', word: 'No.' });
    expect(first?.evidence).toContainEqual({ label: 'List', value: listUrl });
    expect(first?.evidence).toContainEqual({ label: 'List signed', value: '1 November 2026 at 00:00 UTC' });
    expect(first?.evidence).toContainEqual({ label: 'Code', value: 'revoked' });
  });

  it('explains reports of later editions as far as it can', async () => {
    const report = await ask(credential);
    const later = {
      ...report,
      findings: [{ question: 'structure', answer: 'pass', code: 'of_2031', facts: { shape: 'round' } }],
    };
    expect(explain(later as Report, 'en').items[0]).toMatchObject({
      word: 'Yes.',
      sentence: '',
      evidence: [
        { label: 'shape', value: 'round' },
        { label: 'Code', value: 'of_2031' },
      ],
    });
  });
});

describe('the words', () => {
  const beginnings: Headline[] = Object.values(headlines);
  const firstLevel = [
    ...Object.values(sentences),
    ...Object.values(notes),
    ...Object.values(questions),
    ...beginnings.flatMap(({ short, later, long }) => [short, long, ...(later ? [later] : [])]),
  ];

  it('are plain', () => {
    const jargon = /\b(proof|JSON|hash|cryptograph|canonical|suite|context|bitstring|verif|null|term|URL)|\b(DID|VC)\b/;
    for (const { en } of firstLevel) {
      const words = en.replaceAll(/\{\w+\}/g, 'fact');
      expect(words).not.toMatch(jargon);
      for (const sentence of words.split(/[.:?] /)) expect(sentence.split(' ').length).toBeLessThanOrEqual(20);
    }
  });

  it('are Arabic in Arabic, and hold the same facts', () => {
    const slots = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();
    for (const { en, ar } of [...firstLevel, ...Object.values(labels)]) {
      expect(ar.replaceAll(/\{\w+\}/g, '')).toMatch(/^[^A-Za-z]*\p{Script=Arabic}[^A-Za-z]*$/u);
      expect(slots(ar)).toEqual(slots(en));
    }
  });

  it('exist for every finding', () => {
    for (const code of Object.keys(findings)) {
      for (const language of languages)
        expect(sentences[code as keyof typeof findings][language].length).toBeGreaterThan(5);
    }
  });
});
