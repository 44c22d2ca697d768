import { describe, expect, it } from 'vitest';
import { coastalData, namesOfManyScripts, sampleAward } from '../../../../../test/sample-award.ts';
import type { Award } from '../../award.ts';
import { toNQuads } from '../../canonical/index.ts';
import type { JsonObject, JsonValue } from '../../json.ts';
import { checkOpenBadge } from './check-open-badge.ts';
import { toOpenBadge } from './to-open-badge.ts';

const options = { extensionContextUrl: 'https://lindon.example/contexts/micro-credential/v1' };

/** An award that says as little as may be said. */
const smallest: Award = {
  id: 'urn:uuid:7a4c1c2e-9a0b-4f7e-8a55-2f1f5f3a9d11',
  issuer: { id: 'did:web:lindon.example', otherIdentifiers: [] },
  learner: { identities: [] },
  achievement: {
    id: 'https://lindon.example/a/1',
    title: 'A',
    description: 'B',
    criteria: { narrative: 'C' },
    outcomes: [],
    levels: [],
    tags: [],
    otherIdentifiers: [],
    alignment: [],
    related: [],
    resultDescriptions: [],
  },
  validFrom: '2026-06-12T00:00:00Z',
  results: [],
  evidence: [],
};

function leaves(value: JsonValue): JsonValue[] {
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [value];
}

async function quadsOf(document: JsonObject): Promise<string> {
  const canonical = await toNQuads(document);
  if ('lost' in canonical) throw new Error(JSON.stringify(canonical.lost));
  return canonical.nquads;
}

describe('toOpenBadge', () => {
  it('writes what Open Badges 3.0 asks for, in the order of contexts that wallets expect', () => {
    const badge = toOpenBadge(sampleAward, options);
    expect(checkOpenBadge(badge)).toEqual([]);
    expect(badge['@context']).toEqual([
      'https://www.w3.org/ns/credentials/v2',
      'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
      'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json',
      options.extensionContextUrl,
    ]);
    expect(badge.credentialStatus).toEqual({
      id: 'https://lindon.example/status/1#4711',
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: '4711',
      statusListCredential: 'https://lindon.example/status/1',
    });
    expect((badge.credentialSubject as JsonObject).identifier).toContainEqual({
      type: 'IdentityObject',
      identityType: 'name',
      identityHash: 'Nour Al-Masri',
      hashed: false,
    });
  });

  it('writes no nulls, no empty lists and no absent fields', () => {
    for (const award of [sampleAward, smallest]) {
      const text = JSON.stringify(toOpenBadge(award, options));
      expect(text).not.toMatch(/null|\[\]|undefined/);
    }
  });

  it.each([
    ['the whole award', sampleAward],
    ['the smallest award', { ...smallest, learner: { name: '王', identities: [] } }],
  ])('every word of %s is covered in safe mode', async (_, award) => {
    const nquads = await quadsOf(toOpenBadge(award, options));
    const badge = toOpenBadge(award, options);
    delete badge['@context'];
    for (const leaf of leaves(badge)) {
      if (typeof leaf !== 'string' || /^[A-Z][A-Za-z]+$/.test(leaf) || leaf.startsWith('1EdTech')) continue;
      const escaped = leaf.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n');
      expect(nquads).toContain(escaped);
    }
  });

  it.each([
    ['outcomes', { outcomes: coastalData.outcomes.slice(1) }],
    ['order of outcomes', { outcomes: coastalData.outcomes.toReversed() }],
    ['workload', { workloadHours: 63 }],
    ['credit framework', { credits: { framework: 'NZQCF', value: 2.5 } }],
    ['levels', { levels: [{ framework: 'NFQ Ireland', value: '9' }] }],
    ['assessment', { assessment: { type: 'testing' } }],
    ['participation', { participation: 'online' }],
    ['supervision', { supervision: 'unsupervised-unidentified' }],
    ['quality assurance', { qualityAssurance: coastalData.qualityAssurance?.slice(1) }],
    ['prerequisites', { prerequisites: 'None.' }],
    ['stackability', { stackability: { type: 'stand-alone' } }],
    ['further information', { furtherInformation: 'https://lindon.example/else' }],
  ] as [string, Partial<Award['achievement']>][])('a signature covers the extension: %s', async (_, change) => {
    const changed = toOpenBadge({ ...sampleAward, achievement: { ...coastalData, ...change } }, options);
    expect(await quadsOf(changed)).not.toBe(await quadsOf(toOpenBadge(sampleAward, options)));
  });

  it('says the same wherever the installation serves its context', async () => {
    const elsewhere = { extensionContextUrl: 'http://127.0.0.1:4010/contexts/micro-credential/v1' };
    expect(await quadsOf(toOpenBadge(sampleAward, elsewhere))).toBe(await quadsOf(toOpenBadge(sampleAward, options)));
  });

  it.each(namesOfManyScripts)('keeps the name %s as it is written', async name => {
    const badge = toOpenBadge({ ...sampleAward, learner: { ...sampleAward.learner, name } }, options);
    expect(checkOpenBadge(badge)).toEqual([]);
    expect(await quadsOf(badge)).toContain(`"${name.replace(/[\\"]/g, '\\$&')}"`);
  });

  it('puts the skills of outcomes and the levels where every wallet looks, once each', () => {
    const { achievement } = toOpenBadge(sampleAward, options).credentialSubject as { achievement: JsonObject };
    const targets = (achievement.alignment as JsonObject[]).map(alignment => alignment.targetType);
    expect(targets).toEqual(['CFItem', 'ext:ESCOSkill', 'ext:EQFLevel']);
  });
});
