import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { awards } from '../../../../test/random-awards.ts';
import { sampleAward } from '../../../../test/sample-award.ts';
import { issueRecord, toRecord } from '../../../../test/small-record.ts';
import { award, did, draft, issue, keys } from '../../../../test/small-web.ts';
import { hasStandard, listStandards, readStandard } from '../../../../test/standards.ts';
import type { Award } from '../award.ts';
import { lintAward } from '../draft/index.ts';
import { toEuropean } from '../formats/european/index.ts';
import { fromOpenBadge, signCredentialToken, signOpenBadgeToken, toOpenBadge } from '../formats/index.ts';
import { bakePng, bakeSvg, readAnything } from '../image/index.ts';
import type { JsonObject } from '../json.ts';
import { sign, toSigner } from '../proof/index.ts';
import { hideClaims, signSdJwt } from '../sd-jwt/index.ts';
import { toGiven } from '../verify/given.ts';
import type { Given } from '../verify/report.ts';
import { compareForms, listDifferences } from './index.ts';

const options = { extensionContextUrl: 'https://lindon.example/contexts/micro-credential/v1' };
const signer = await toSigner(keys.secretMultikey, did);

const pixel = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
  character => character.charCodeAt(0),
);

async function unbaked(picture: Uint8Array | string): Promise<Given> {
  const given = toGiven(await readAnything(picture));
  if (given === undefined) throw new Error('Nothing was baked in.');
  return given;
}

/** Every form of an award that can be made here. */
async function listForms(of: Award): Promise<[name: string, given: Given][]> {
  const badge = toOpenBadge(of, options);
  const text = JSON.stringify(badge);
  const linted = lintAward(of, options);
  const signed = Array.isArray(linted) ? [] : await listSigned(linted);
  return [
    ['open badge', badge],
    ['baked PNG', await unbaked(bakePng(pixel, text))],
    ['baked SVG', await unbaked(bakeSvg('<svg xmlns="http://www.w3.org/2000/svg"/>', text))],
    ['learner record', toRecord([badge])],
    ['European credential', toEuropean(of).document],
    ...signed,
  ];
}

async function listSigned(
  linted: Parameters<typeof sign>[0] & Parameters<typeof signCredentialToken>[0],
): Promise<[string, Given][]> {
  const hasId = (linted.credentialSubject as JsonObject).id !== undefined;
  return [
    ['signed open badge', await sign(linted, signer, '2026-06-12T09:00:00Z')],
    ['vc+jwt', await signCredentialToken(linted, signer)],
    ['SD-JWT', await signHidden(linted, ['/credentialSubject/id', '/credentialSubject/achievement/description'])],
    ...(hasId ? [['JWT', await signOpenBadgeToken(linted, signer)] satisfies [string, Given]] : []),
  ];
}

async function signHidden(claims: JsonObject, pointers: string[]): Promise<string> {
  const there = pointers.filter(
    pointer =>
      pointer
        .split('/')
        .slice(1)
        .reduce<unknown>((value, step) => (value as JsonObject)?.[step], claims) !== undefined,
  );
  const hidden = hideClaims(claims, there);
  if ('refused' in hidden) throw new Error(hidden.refused);
  return signSdJwt(hidden, signer, 'vc+sd-jwt');
}

describe('all forms of one award say the same', () => {
  it('whatever the award', async () => {
    await fc.assert(
      fc.asyncProperty(awards, async award => {
        const [first, ...others] = await listForms(award);
        for (const [name, form] of others) {
          const { differences } = compareForms(first?.[1] ?? '', form);
          if (differences.length > 0) expect({ name, differences }).toEqual({ name, differences: [] });
          expect(compareForms(form, first?.[1] ?? '').differences).toEqual([]);
        }
      }),
      { numRuns: 40 },
    );
  }, 120_000);

  it('and so do those of the sample, whichever two are compared', async () => {
    const forms = await listForms(award);
    expect(forms).toHaveLength(9);
    for (const [, one] of forms) {
      for (const [, other] of forms) expect(compareForms(one, other).differences).toEqual([]);
    }
  });

  const samples = 'standards/data/samples';
  it
    .runIf(hasStandard(samples))
    .each(
      hasStandard(samples) ? listStandards(samples, '.json').filter(path => /ob30-(simple|complete)/.test(path)) : [],
    )('%s as it is and as a European credential', path => {
    const badge = JSON.parse(readStandard(path)) as JsonObject;
    const comparison = compareForms(badge, toEuropean(fromOpenBadge(badge)).document);
    expect(comparison.differences).toEqual([]);
  });
});

describe('what differs is told with its place', () => {
  const european = toEuropean(award).document;
  const changes: [string, Partial<Award>, string][] = [
    ['a learner', { learner: { ...award.learner, name: 'Nour al-Masri' } }, '/learner/name'],
    ['a date', { awardedAt: '2026-06-13T00:00:00Z' }, '/awardedAt'],
    ['an end', { validUntil: '2027-01-01T00:00:00Z' }, '/validUntil'],
    ['credits', { creditsEarned: 3 }, '/creditsEarned'],
    ['a title', { achievement: { ...award.achievement, title: 'Coastal Data' } }, '/achievement/title'],
    ['outcomes', { achievement: { ...award.achievement, outcomes: [] } }, '/achievement/outcomes/0'],
    ['the hours', { achievement: { ...award.achievement, workloadHours: 63 } }, '/achievement/workloadHours'],
  ];

  it.each(changes)('between an Open Badge and a European credential: %s', (_title, change, at) => {
    const badge = toOpenBadge({ ...award, ...change }, options);
    const comparison = compareForms(badge, european);
    expect(comparison.differences.map(difference => difference.at)).toContain(at);
    expect(comparison.differences.length).toBeLessThanOrEqual(2);
    expect(compareForms(european, badge).differences.map(difference => difference.at)).toContain(at);
  });

  it('with both values, and what a form has no words for beside it', () => {
    const badge = toOpenBadge({ ...award, role: 'Teacher', creditsEarned: 1 }, options);
    const { differences, losses } = compareForms(badge, european);
    expect(differences).toEqual([{ at: '/creditsEarned', one: 1, other: 2.5 }]);
    expect(losses.one).toEqual([]);
    expect(losses.other.map(({ at }) => at)).toEqual(
      expect.arrayContaining(['/role', '/status', '/achievement/creator']),
    );
  });

  it('in the award of the same id, where a learner record holds several', async () => {
    const other = 'urn:uuid:0ffb3b8a-2f6a-4f0a-9a3c-0d6f3f4b7a99';
    const record = await issueRecord([await issue({ id: other, role: 'Teacher' }), await issue()]);
    expect(compareForms(record, draft()).differences).toEqual([]);
    expect(compareForms(record, draft({ id: other })).differences).toMatchObject([{ at: '/role', one: 'Teacher' }]);
  });

  it('but not what a holder keeps back', async () => {
    const all = await signHidden(draft(), ['/credentialSubject/identifier', '/credentialSubject/role']);
    const shown = `${all.split('~')[0]}~`;
    const kept = compareForms(shown, draft());
    expect(kept.differences).toEqual([]);
    expect(kept.losses.one.map(({ at }) => at)).toEqual(expect.arrayContaining(['/learner/name', '/role']));
    expect(compareForms(draft({ creditsEarned: 1 }), shown).differences.map(({ at }) => at)).toEqual([
      '/creditsEarned',
    ]);
  });

  it('in the order of what is ordered, and not of what is not', () => {
    const { achievement } = sampleAward;
    const turned = { ...sampleAward, achievement: { ...achievement, tags: [...achievement.tags].reverse() } };
    expect(listDifferences(sampleAward, turned)).toEqual([]);
    const other = { ...sampleAward, achievement: { ...achievement, outcomes: [...achievement.outcomes].reverse() } };
    expect(listDifferences(sampleAward, other).map(({ at }) => at)).toEqual(['/achievement/outcomes']);
  });
});

describe('what holds no award', () => {
  it.each<[string, Given, string]>([
    ['a document', { type: 'Note' }, '/credentialSubject'],
    ['an empty record', toRecord([]), '/credentialSubject/verifiableCredential'],
  ])('%s is refused with the place', (_title, given, at) => {
    expect(() => compareForms(given, draft())).toThrow(expect.objectContaining({ name: 'Malformed', at }));
  });
});
