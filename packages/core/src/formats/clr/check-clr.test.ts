import Ajv2019 from 'ajv/dist/2019.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { mutants } from '../../../../../test/mutants.ts';
import { sampleAward } from '../../../../../test/sample-award.ts';
import { hasStandard, readStandard } from '../../../../../test/standards.ts';
import type { JsonObject } from '../../json.ts';
import { checkClass } from '../open-badge/check-class.ts';
import { toOpenBadge } from '../open-badge/to-open-badge.ts';
import { checkClr } from './check-clr.ts';
import { recordTables } from './class-tables.ts';

const badge = toOpenBadge(sampleAward, { extensionContextUrl: 'https://lindon.example/contexts/micro-credential/v1' });
const { achievement } = badge.credentialSubject as { achievement: JsonObject };
const programme = 'https://lindon.example/achievements/coastal-programme';

function toRecord(change: JsonObject = {}): JsonObject {
  return {
    '@context': [
      'https://www.w3.org/ns/credentials/v2',
      'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json',
      'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
    ],
    id: 'urn:uuid:6e8bc430-9c3a-41d9-9669-0800200c9a66',
    type: ['VerifiableCredential', 'ClrCredential'],
    name: 'Record of Amira',
    partial: true,
    issuer: badge.issuer ?? '',
    validFrom: '2026-06-12T00:00:00Z',
    credentialSubject: {
      id: 'urn:uuid:0ffb3b8a-2f6a-4f0a-9a3c-0d6f3f4b7a11',
      type: ['ClrSubject'],
      verifiableCredential: [badge],
      achievement: [{ ...achievement, id: programme }],
      association: [
        { type: 'Association', associationType: 'isPartOf', sourceId: String(achievement.id), targetId: programme },
      ],
      ...change,
    },
  };
}

const schemas = 'standards/data/schemas';

describe.runIf(hasStandard(schemas))('the class tables accept exactly what the JSON Schema of 1EdTech accepts', () => {
  it('learner records: ours, the sample and every mutation of both', () => {
    const ajv = new Ajv2019.default({ strict: false, allErrors: false });
    addFormats.default(ajv);
    const validate = ajv.compile(JSON.parse(readStandard(`${schemas}/clr_v2p0_clrcredential_schema.json`)));
    const sample = JSON.parse(readStandard('standards/data/samples/clr20-simple.json')) as JsonObject;
    const seen = new Set<string>();
    let refused = 0;
    let accepted = 0;
    for (const document of [toRecord(), sample]) {
      for (const mutant of mutants(document, seen)) {
        const isAccepted = checkClass(mutant, 'ClrCredential', false, recordTables).length === 0;
        const isValid = validate(mutant) === true;
        if (isAccepted !== isValid) expect({ isAccepted, mutant }).toEqual({ isAccepted: isValid });
        refused += isAccepted ? 0 : 1;
        accepted += isAccepted ? 1 : 0;
      }
    }
    expect(refused).toBeGreaterThan(100);
    expect(accepted).toBeGreaterThan(100);
  });

  it.each(['clr20-simple', 'clr20-complex'])('%s is whole, in its edition', name => {
    const problems = checkClr(JSON.parse(readStandard(`standards/data/samples/${name}.json`)) as JsonObject);
    expect(problems).toEqual([]);
  });
});

describe('a learner record', () => {
  it('is whole with credentials as objects, as tokens and in envelopes', () => {
    const envelope = { id: 'data:application/vc+jwt,a.b.c', type: 'EnvelopedVerifiableCredential' };
    expect(checkClr(toRecord())).toEqual([]);
    expect(checkClr(toRecord({ verifiableCredential: [badge, 'eyJh.eyJi.c2ln', envelope] }))).toEqual([]);
    expect(checkClr(toRecord({ verifiableCredential: 'eyJh.eyJi.c2ln' }))).toEqual([]);
    const [problem] = checkClr(toRecord({ verifiableCredential: [badge, 'no token'] }));
    expect(problem).toMatchObject({ at: '/credentialSubject/verifiableCredential/1', code: 'wrong_type' });
    expect(checkClr(toRecord({ verifiableCredential: [] }))[0]?.code).toBe('missing');
  });

  const between = (type: string, ...ends: string[]) =>
    ends.slice(1).map((targetId, index) => ({
      type: 'Association',
      associationType: type,
      sourceId: ends[index] ?? '',
      targetId,
    }));

  it.each<[string, JsonObject[], number]>([
    ['a chain', between('isPartOf', 'urn:a', 'urn:b', 'urn:c'), 0],
    [
      'two ways to the same end',
      [...between('isPartOf', 'urn:a', 'urn:b', 'urn:d'), ...between('isPartOf', 'urn:a', 'urn:c', 'urn:d')],
      0,
    ],
    ['peers of each other', between('isPeerOf', 'urn:a', 'urn:b', 'urn:a'), 0],
    [
      'parent and child of each other, said in both ways',
      [...between('isParentOf', 'urn:a', 'urn:b'), ...between('isChildOf', 'urn:b', 'urn:a')],
      0,
    ],
    ['what is part of itself', between('isPartOf', 'urn:a', 'urn:a'), 1],
    ['a detour', between('precedes', 'urn:a', 'urn:b', 'urn:c', 'urn:a'), 1],
    ['parents of each other', between('isParentOf', 'urn:a', 'urn:b', 'urn:a'), 1],
    [
      'a child that is its parent’s parent',
      [...between('isParentOf', 'urn:a', 'urn:b'), ...between('isChildOf', 'urn:a', 'urn:b')],
      1,
    ],
  ])('with associations that are %s', (_title, association, problems) => {
    expect(checkClr(toRecord({ association })).map(({ code }) => code)).toEqual(
      new Array(problems).fill('associations_circular'),
    );
  });
});
