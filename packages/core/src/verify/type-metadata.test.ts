import { describe, expect, it } from 'vitest';
import { codeOf, did, findIn, keys, now, type Web, web } from '../../../../test/small-web.ts';
import { describeType, isAsPinned, signSdJwtVc } from '../formats/sd-jwt-vc/index.ts';
import { type JsonObject, verify } from '../index.ts';
import { toSigner } from '../proof/index.ts';
import { presentSdJwt } from '../sd-jwt/index.ts';

const signer = await toSigner(keys.secretMultikey, did);
const vct = 'https://lindon.example/types/coastal';
const general = 'https://lindon.example/types/general';
const type: JsonObject = {
  vct,
  extends: general,
  display: [
    { locale: 'en', name: 'Coastal navigation' },
    { locale: 'ar', name: 'الملاحة الساحلية', description: 'شهادة' },
  ],
  claims: [
    { path: ['marks', null], sd: 'always', display: [{ locale: 'en', label: 'Mark' }] },
    { path: ['town', 'name'], sd: 'never', mandatory: true },
  ],
};
const above: JsonObject = { vct: general, name: 'General', claims: [{ path: ['learner'], sd: 'always' }] };
const claims: JsonObject = { vct, iss: did, learner: 'Amira', marks: ['a', 'b'], town: { name: 'Lindon' } };
const good = ['/learner', '/marks/0', '/marks/1'];
const pages: Web = { ...web, [vct]: type, [general]: above };

async function issue(hidden: string[], change: JsonObject = {}): Promise<string> {
  return String(await signSdJwtVc({ ...claims, ...change }, signer, { hidden }));
}

async function structureOf(text: string, of: Web = pages) {
  const report = await verify(text, { find: findIn(of), now });
  const [finding] = report.findings;
  const { code, facts, at } = finding ?? { code: '', facts: {} as Record<string, string>, at: undefined };
  return {
    verdict: report.verdict,
    code,
    problem: facts.problem,
    at,
    warnings: report.warnings.map(({ code }) => code),
  };
}

const pin = async (text: string, hash = 'SHA-256') => {
  const digest = await crypto.subtle.digest(hash, new TextEncoder().encode(text));
  return `${hash.toLowerCase().replace('-', '')}-${Buffer.from(digest).toString('base64')}`;
};

describe('the metadata of a type', () => {
  it('is looked up with that of the types it extends, and says nothing against what is as it should be', async () => {
    const text = await issue(good);
    expect(await structureOf(text)).toMatchObject({
      verdict: 'valid',
      code: 'well_formed',
      warnings: ['unfamiliar_kind'],
    });
    const part = String(await presentSdJwt(text, []));
    expect(await structureOf(part)).toMatchObject({ verdict: 'valid', code: 'well_formed' });
  });

  it.each([
    ['one item that cannot be left out', ['/learner', '/marks/0'], {}, 'not_hideable', '/marks/1'],
    ['a claim of the type above that cannot be left out', ['/marks/0', '/marks/1'], {}, 'not_hideable', '/learner'],
    ['a claim that everybody has to see', [...good, '/town/name'], {}, 'hidden', '/town/name'],
    ['a claim that is not there', good, { town: {} }, 'missing', '/town/name'],
  ] as const)('says no to %s', async (_title, hidden, change, problem, at) => {
    expect(await structureOf(await issue([...hidden], change))).toMatchObject({
      verdict: 'invalid',
      code: 'claims_against_type',
      problem,
      at,
    });
  });

  it('leaves it open when the issuer pinned another text, of itself or of the type above', async () => {
    for (const hash of ['SHA-256', 'SHA-384', 'SHA-512']) {
      const pinned = await issue(good, { 'vct#integrity': await pin(JSON.stringify(type), hash) });
      expect((await structureOf(pinned)).verdict).toBe('valid');
      const other = { ...pages, [vct]: { ...type, claims: [] } };
      expect(await structureOf(pinned, other)).toMatchObject({ verdict: 'undetermined', code: 'type_differs' });
    }
    const chained = { ...pages, [vct]: { ...type, 'extends#integrity': await pin('{}') } };
    expect((await structureOf(await issue(good), chained)).code).toBe('type_differs');
    expect((await structureOf(await issue(good, { 'vct#integrity': 'md5-AA==' }))).code).toBe('type_differs');
    expect((await structureOf(await issue(good, { 'vct#integrity': 7 }))).code).toBe('type_differs');
  });

  it.each<[string, Web]>([
    ['does not answer', {}],
    ['is of another type', { [vct]: { ...type, vct: general } }],
    ['cannot be read', { [vct]: '<html>' }],
    ['leads in a circle', { [vct]: { vct, extends: vct } }],
    ['extends what has no address', { [vct]: { vct, extends: 'urn:type' } }],
    ['extends what does not answer', { [vct]: type }],
  ])('that %s is told, and decides nothing', async (_title, of) => {
    const found = await structureOf(await issue(['/learner']), { ...web, ...of });
    expect(found).toMatchObject({
      verdict: 'valid',
      code: 'well_formed',
      warnings: ['type_unread', 'unfamiliar_kind'],
    });
  });

  it('is not followed without end', async () => {
    const endless: Web = Object.fromEntries(
      Array.from({ length: 9 }, (_, n) => [`${general}${n}`, { vct: `${general}${n}`, extends: `${general}${n + 1}` }]),
    );
    const text = await issue([], { vct: `${general}0` });
    expect((await structureOf(text, { ...web, ...endless })).warnings).toContain('type_unread');
  });

  it('of a type without an address is not looked for', async () => {
    expect(codeOf(await verify(await issue([], { vct: 'urn:type' }), { find: findIn(web), now }), 'structure')).toBe(
      'well_formed',
    );
  });
});

it('a type is called as its readers call it', () => {
  expect(describeType([type, above], 'ar')).toEqual({
    name: 'الملاحة الساحلية',
    description: 'شهادة',
    claims: [{ path: ['marks', null], label: 'Mark' }],
  });
  expect(describeType([above], 'en')).toEqual({ name: 'General', claims: [] });
  expect(describeType([{ display: 'x', claims: [{ path: 'a' }, 7] }], 'en')).toEqual({ claims: [] });
});

it('of several digests the strongest counts', async () => {
  const [weak, strong, other] = await Promise.all([pin('a'), pin('a', 'SHA-512'), pin('b', 'SHA-512')]);
  expect(isAsPinned('a', `${weak} ${strong}`)).toBe(true);
  expect(isAsPinned('a', `${weak} ${other}`)).toBe(false);
  expect(isAsPinned('a', `${other} ${strong}?a=b`)).toBe(true);
  expect(isAsPinned('a', '')).toBeUndefined();
});
