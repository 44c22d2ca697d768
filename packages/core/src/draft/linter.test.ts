import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { coastalData, namesOfManyScripts, sampleAward } from '../../../../test/sample-award.ts';
import type { Award } from '../award.ts';
import { lintAward, openLinter } from './index.ts';

const options = { extensionContextUrl: 'https://lindon.example/contexts/micro-credential/v1' };

/** Texts that are right somewhere and wrong elsewhere. */
const text = fc.oneof(
  fc.constantFrom(...namesOfManyScripts, coastalData.title, coastalData.description.slice(3, 20), '', ' ', '\u0000'),
  fc.constantFrom('87', 'A', 'Passed', '2026-06-12T00:00:00Z', '2031-06-12T00:00:00Z', '2020-01-01T00:00:00Z', '7'),
  fc.constantFrom(
    'urn:uuid:c2f7a9d0-42f1-4f4f-9a84-8d6a0f6b1e77',
    'https://lindon.example/x',
    '\ud800',
    'x'.repeat(300),
  ),
  ...coastalData.resultDescriptions.map(({ id }) => fc.constant(id)),
);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 3 });

const learner = fc.record({
  id: fc.constantFrom('urn:uuid:c2f7a9d0-42f1-4f4f-9a84-8d6a0f6b1e78', 'nothing'),
  name: text,
  identities: fc.array(fc.record({ identityType: text, identityHash: text, hashed: fc.boolean() }), { maxLength: 1 }),
});
const result = fc.record({ resultDescription: maybe(text), value: maybe(text), status: maybe(text) });
const status = fc.record({ id: text, purpose: text, index: text, list: text });
const instants = ['awardedAt', 'validFrom', 'validUntil', 'activityStartDate'].map(field =>
  fc.record({ [field]: text }),
);
const one = fc.oneof(
  ...['id', 'name', 'narrative', 'role', 'term'].map(field => fc.record({ [field]: text })),
  ...instants,
  fc.record({ creditsEarned: fc.constantFrom(0, 1, -1, 2.5, 1e9, Number.NaN) }),
  fc.record({ learner }),
  fc.record({ results: fc.array(result, { maxLength: 2 }) }),
  fc.record({ evidence: fc.array(fc.record({ id: maybe(text), name: maybe(text) }), { maxLength: 2 }) }),
  fc.record({ status }),
  fc.record({ image: fc.record({ uri: text, alternativeText: text }) }),
);
const changes = fc.array(one, { minLength: 1, maxLength: 2 }).map(all => Object.assign({}, ...all) as object);

/** Fields that are not there, rather than undefined. */
const present = (change: object): Partial<Award> => JSON.parse(JSON.stringify(change)) as Partial<Award>;

it('answers as lintAward, whatever is right or wrong about the others', () => {
  const seed = Number(process.env.CAIRN_SEED ?? Date.now() % 1_000_000_007);
  console.info(`linter: seed ${seed}`);
  let quick = 0;
  fc.assert(
    fc.property(fc.array(changes, { minLength: 1, maxLength: 3 }), many => {
      const lint = openLinter(options);
      lint(sampleAward);
      for (const change of many) {
        const award = { ...sampleAward, ...present(change), ...('creditsEarned' in change ? change : {}) } as Award;
        const whole = lintAward(award, options);
        if (!Array.isArray(whole)) quick += 1;
        expect(JSON.stringify(lint(award))).toBe(JSON.stringify(whole));
      }
    }),
    { seed, numRuns: Number(process.env.CAIRN_RUNS ?? 60) },
  );
  expect(quick).toBeGreaterThan(0);
});

it('looks at another achievement anew, and at one that is too large as a whole', () => {
  const lint = openLinter(options);
  lint(sampleAward);
  const broken = { ...sampleAward, achievement: { ...coastalData, title: ' ' } };
  expect(lint(broken)).toEqual(lintAward(broken, options));
  const tags = Array.from({ length: 990 }, (_, index) => `tag ${index}`);
  const outcomes = Array.from({ length: 300 }, (_, index) => ({ id: `o${index}`, text: 'Text', skills: [] }));
  const large = { ...sampleAward, achievement: { ...coastalData, tags, outcomes } };
  const evidence = Array.from({ length: 400 }, (_, index) => ({ id: `https://a.example/${index}`, name: 'A' }));
  for (const award of [large, { ...large, evidence }, large]) {
    expect(JSON.stringify(lint(award))).toBe(JSON.stringify(lintAward(award, options)));
  }
});

it('finds the learner in the achievement', () => {
  const lint = openLinter(options);
  lint(sampleAward);
  const named = { ...sampleAward, learner: { ...sampleAward.learner, name: coastalData.description.slice(0, 24) } };
  expect(lint(named)).toEqual(lintAward(named, options));
  expect(Array.isArray(lint(named))).toBe(true);
});
