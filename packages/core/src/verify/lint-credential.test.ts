import { describe, expect, it } from 'vitest';
import { loadContext } from '../contexts/index.ts';
import type { JsonObject, JsonValue } from '../json.ts';
import { fromMultikey, isPublicKey } from '../keys/index.ts';
import { checkProof, generateKeyPair, listProofs, sign, toSigner } from '../proof/index.ts';
import { lintCredential } from './lint-credential.ts';

const credential: JsonObject = {
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  type: ['VerifiableCredential'],
  issuer: 'did:example:lindon',
  credentialSubject: { id: 'did:example:maren' },
};

const resource = {
  id: 'https://lindon.example/rules.pdf',
  digestSRI: 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=',
};

const lint = async (change: JsonObject) => {
  const answer = await lintCredential({ ...credential, ...change });
  return 'draft' in answer ? 'draft' : `${answer.finding.code} ${answer.finding.at ?? ''}`;
};

describe('a credential of any kind', () => {
  it.each<[string, JsonObject]>([
    ['has what it needs', {}],
    ['is named in two languages', { name: ['Tide', { '@value': 'مدّ', '@language': 'ar' }] }],
    ['has a period', { validFrom: '2026-01-01T00:00:00+02:00', validUntil: '2026-12-31T00:00:00.5Z' }],
    ['points to a resource', { relatedResource: resource }],
    ['names its schema', { credentialSchema: { id: 'https://lindon.example/schema', type: 'JsonSchema' } }],
  ])('may be signed when it %s', async (_title, change) => expect(await lint(change)).toBe('draft'));

  it.each<[string, JsonObject, string]>([
    ['ends before it begins', { validFrom: '2026-02-01T00:00:00Z', validUntil: '2026-01-01T00:00:00Z' }, '/validUntil'],
    ['has a word for an id', { id: 'tide' }, '/id'],
    ['is issued by a word', { issuer: 'lindon' }, '/issuer'],
    ['is issued by nobody', { issuer: { name: 'Lindon' } }, '/issuer'],
    ['says nothing', { credentialSubject: {} }, '/credentialSubject'],
    ['is about nobody', { credentialSubject: [] }, '/credentialSubject'],
    ['is no credential', { type: ['Tide'] }, '/type'],
    ['has a date of the older edition', { issuanceDate: '2026-02-01T00:00:00Z' }, '/issuanceDate'],
    [
      'is of the older edition and has no date',
      { '@context': ['https://www.w3.org/2018/credentials/v1'] },
      '/issuanceDate',
    ],
    ['begins on no moment', { validFrom: '2026-02-30T00:00:00Z' }, '/validFrom'],
    ['ends without a zone', { validUntil: '2026-02-01T00:00:00' }, '/validUntil'],
    ['says more of its name than its language', { name: { '@value': 'Tide', url: 'https://a.example' } }, '/name'],
    ['describes its issuer in a number', { issuer: { id: 'did:example:a', description: 3 } }, '/issuer/description'],
    ['names its schema by a word', { credentialSchema: { id: 'schema', type: 'JsonSchema' } }, '/credentialSchema'],
    ['has a status without a kind', { credentialStatus: { id: 'https://a.example/1' } }, '/credentialStatus'],
    ['carries a proof without a kind', { proof: { created: '2026-02-01T00:00:00Z' } }, '/proof'],
    ['is about a word', { credentialSubject: { id: 'maren' } }, '/credentialSubject'],
    ['points to a word', { relatedResource: ['https://a.example'] }, '/relatedResource'],
    ['points to a resource without a digest', { relatedResource: { id: 'https://a.example' } }, '/relatedResource'],
    ['points to a resource twice', { relatedResource: [resource, resource] }, '/relatedResource'],
    ['has a digest of no kind', { relatedResource: { ...resource, digestSRI: 'md5-abc' } }, '/relatedResource'],
  ])('may not be signed when it %s', async (_title, change, at) => {
    expect(await lint(change)).toBe(`not_a_credential ${at}`);
  });

  it.each<[string, JsonObject]>([
    ['not_an_address', { id: 'tide' }],
    ['not_an_address', { issuer: 'lindon' }],
    ['missing', { issuer: { name: 'Lindon' } }],
    ['wrong_type', { credentialSubject: {} }],
    ['missing', { credentialSubject: [] }],
    ['old_property', { expirationDate: '2026-02-01T00:00:00Z' }],
    ['not_an_address', { credentialStatus: { id: 'seven', type: 'ExampleStatus' } }],
    ['not_an_address', { credentialSubject: { id: 'maren' } }],
    ['type_missing', { refreshService: { id: 'https://a.example/1' } }],
    ['type_missing', { termsOfUse: [{ type: 'Policy' }, { id: 'https://a.example/1' }] }],
    ['wrong_type', { issuer: { id: 'did:example:a', name: [3] } }],
    ['not_an_instant', { validFrom: '2026-02-30T00:00:00Z' }],
    ['not_an_instant', { validUntil: '2026-02-30T00:00:00Z' }],
    ['dates_out_of_order', { validFrom: '2026-02-01T00:00:00Z', validUntil: '2026-01-01T00:00:00Z' }],
    ['wrong_type', { name: 3 }],
    ['type_missing', { evidence: { id: 'https://a.example/1' } }],
    ['not_an_address', { credentialSchema: { id: 'schema', type: 'JsonSchema' } }],
    ['wrong_type', { relatedResource: ['https://a.example'] }],
    ['not_an_address', { relatedResource: [{ ...resource, id: 'rules' }] }],
    ['missing', { relatedResource: { id: 'https://a.example' } }],
    ['missing', { relatedResource: { ...resource, digestSRI: `x${resource.digestSRI}` } }],
    ['missing', { relatedResource: { ...resource, digestSRI: `${resource.digestSRI}x` } }],
    ['missing', { relatedResource: { ...resource, digestMultibase: 'xabc' } }],
    ['id_repeated', { relatedResource: [resource, resource] }],
  ])('says of what kind the fault is: %s', async (problem, change) => {
    const answer = await lintCredential({ ...credential, ...change });
    expect('finding' in answer && answer.finding.facts.problem).toBe(problem);
  });

  it('may not be signed with a direction, which no statement would hold', async () => {
    expect(await lint({ name: { '@value': 'مدّ', '@direction': 'rtl' } })).toMatch('word_unsignable');
  });

  it('may not be signed with a word that no context defines', async () => {
    expect(await lint({ colour: 'green' })).toBe('term_undefined /colour');
  });
});

describe('a context that is written into the document', () => {
  const written: JsonValue = { Tide: 'https://lindon.example/#Tide', height: 'https://lindon.example/#height' };
  const contexts = ['https://www.w3.org/ns/credentials/v2', written];
  const tide = { ...credential, '@context': contexts, type: ['VerifiableCredential', 'Tide'], height: '3 m' };
  const load = Object.assign((url: string) => loadContext(url), { takesWritten: true as const });

  it('is refused unless it is asked for', async () => {
    expect(await lint(tide)).toBe('context_unknown /@context/1');
    expect('draft' in (await lintCredential(tide, load))).toBe(true);
  });

  it.each(['eddsa-rdfc-2022', 'eddsa-jcs-2022'] as const)('is covered by %s', async suite => {
    const answer = await lintCredential(tide, load);
    if (!('draft' in answer)) throw new Error(answer.finding.code);
    const { publicMultikey, secretMultikey } = await generateKeyPair();
    const signed = await sign(answer.draft, await toSigner(secretMultikey), '2026-06-12T09:00:00Z', suite, load);
    const key = fromMultikey(publicMultikey);
    if (!isPublicKey(key)) throw new Error('no key');
    const [proof = {}] = listProofs(signed);
    expect(await checkProof(signed, proof, key, load)).toBe('matches');
    const other = { ...written, height: 'https://lindon.example/#depth' };
    const changed = { ...signed, '@context': [contexts[0] ?? '', other] };
    expect(await checkProof(changed, proof, key, load)).toBe('differs');
  });

  it('may not give a protected word another meaning', async () => {
    const twisted = {
      ...tide,
      '@context': [contexts[0] ?? '', { ...written, name: 'https://lindon.example/#holder' }],
    };
    expect(await lintCredential(twisted, load)).toMatchObject({ finding: { answer: 'fail' } });
  });
});
