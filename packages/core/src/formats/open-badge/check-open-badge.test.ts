import { describe, expect, it } from 'vitest';
import { sampleAward } from '../../../../../test/sample-award.ts';
import { hasStandard, readStandard } from '../../../../../test/standards.ts';
import type { JsonObject, JsonValue } from '../../json.ts';
import { checkEndorsement, checkOpenBadge } from './check-open-badge.ts';
import { toOpenBadge } from './to-open-badge.ts';

const fixtures = 'vectors/1edtech-validator-fixtures/inspector-vc/src/test/resources/ob30';
const badge = toOpenBadge(sampleAward, { extensionContextUrl: 'https://lindon.example/contexts/micro-credential/v1' });
const { id: _, identifier: __, ...nobody } = badge.credentialSubject as JsonObject;

describe('checkOpenBadge', () => {
  it('finds nothing wrong with our own', () => {
    expect(checkOpenBadge(badge)).toEqual([]);
  });

  it.each<[string, JsonObject, string, string]>([
    ['a single context', { '@context': 'https://www.w3.org/ns/credentials/v2' }, '/@context', 'context_wrong'],
    [
      'contexts in the wrong order',
      { '@context': (badge['@context'] as JsonValue[]).toReversed() },
      '/@context',
      'context_wrong',
    ],
    ['a type of another kind', { type: ['VerifiableCredential', 'ClrCredential'] }, '/type', 'type_missing'],
    ['a single type', { type: 'OpenBadgeCredential' }, '/type', 'type_missing'],
    ['a single wrong type inside', { evidence: [{ type: 'Proof' }] }, '/evidence/0/type', 'type_missing'],
    ['an id that is no address', { id: '42' }, '/id', 'not_an_address'],
    ['an issuer that is no address', { issuer: 'Lindon' }, '/issuer', 'not_an_address'],
    [
      'an issuer whose id is no address',
      { issuer: { id: 'Lindon', type: ['Profile'] } },
      '/issuer/id',
      'not_an_address',
    ],
    ['a learner without any identifier', { credentialSubject: nobody }, '/credentialSubject', 'learner_unidentified'],
    ['a date of the older edition', { issuanceDate: '2026-01-01T00:00:00Z' }, '/issuanceDate', 'old_property'],
    ['two status entries', { credentialStatus: [{ type: 'x' }, { type: 'x' }] }, '/credentialStatus', 'wrong_type'],
  ])('refuses %s and names the place', (_case, change, at, code) => {
    expect(checkOpenBadge({ ...badge, ...change })).toEqual([expect.objectContaining({ at, code })]);
  });
});

describe.runIf(hasStandard(fixtures))('the fixtures of the 1EdTech validator', () => {
  const read = (name: string) => JSON.parse(readStandard(`${fixtures}/${name}.json`)) as JsonObject;

  it.each(['complete', 'simple', 'simple_v1', 'simple-did-key-method', 'simple-err-expired', 'simple-err-proof-value'])(
    '%s is well formed',
    name => {
      expect(checkOpenBadge(read(name))).toEqual([]);
    },
  );

  it('endorsement-valid is well formed', () => {
    expect(checkEndorsement(read('endorsement-valid'))).toEqual([]);
  });

  it.each([
    ['simple-err-context', '/@context', 'context_wrong'],
    ['simple-err-credential-subject-type', '/credentialSubject/type', 'type_missing'],
    ['simple-err-evidence-type', '/evidence/1/type', 'type_missing'],
    ['simple-err-issuer', '/issuer', 'missing'],
    ['simple-err-type', '/type', 'type_missing'],
  ])('%s is refused at %s', (name, at, code) => {
    expect(checkOpenBadge(read(name))).toContainEqual(expect.objectContaining({ at, code }));
  });
});
