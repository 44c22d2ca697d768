import jsonld from 'jsonld';
import { describe, expect, it } from 'vitest';
import { Random } from '../../../../test/random.ts';
import { draft } from '../../../../test/small-web.ts';
import { loadContext } from '../contexts/index.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../json.ts';
import { toNQuads } from './index.ts';

/** What jsonld says by itself, without anything that was kept from other documents. */
async function toPlainNQuads(document: JsonObject): Promise<string | undefined> {
  const documentLoader = async (url: string) => ({ document: structuredClone(loadContext(url)), documentUrl: url });
  const options = {
    algorithm: 'RDFC-1.0',
    format: 'application/n-quads',
    safe: true,
    base: null,
    documentLoader,
  } as const;
  return jsonld.canonize(structuredClone(document), options).catch(() => undefined);
}

/** A document in which parts were taken out, copied elsewhere or changed. */
function shake(document: JsonObject, random: Random): JsonObject {
  const places: [JsonObject | JsonValue[], string][] = [];
  const visit = (value: JsonValue) => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, child] of Object.entries(value)) {
      if (key === '@context') continue;
      places.push([value, key]);
      visit(child);
    }
  };
  const shaken = structuredClone(document);
  visit(shaken);
  const [holder, key] = random.pick(places);
  const [source, from] = random.pick(places);
  const slot = holder as Record<string, JsonValue>;
  const copied = structuredClone((source as Record<string, JsonValue>)[from] ?? '');
  if (random.below(3) === 0 && isJsonObject(holder)) delete holder[key];
  else slot[key] = random.below(2) === 0 ? copied : 'something else';
  return shaken;
}

describe('canonical N-Quads', () => {
  it('are the same with contexts kept and without, whatever came before', async () => {
    const seed = Number(process.env.CAIRN_SEED ?? Date.now() % 2 ** 31);
    const random = new Random(seed);
    let written = 0;
    for (let count = 0; count < 60; count += 1) {
      const document = shake(draft(), random);
      const plain = await toPlainNQuads(document);
      const ours = await toNQuads(document);
      if (plain !== undefined) written += 1;
      expect(ours, `CAIRN_SEED=${seed}, document ${count}`).toEqual(
        plain === undefined ? { lost: expect.anything() } : { nquads: plain },
      );
    }
    expect(written).toBeGreaterThan(5);
  });

  it('do not depend on the order of properties or of sets', async () => {
    const document = draft() as JsonObject;
    const turned = Object.fromEntries(Object.entries(document).reverse());
    const contexts = document['@context'] ?? [];
    expect(await toNQuads({ ...turned, '@context': contexts })).toEqual(await toNQuads(document));
  });

  it.each<[string, JsonValue, string, string]>([
    ['a null', { description: null }, 'unsigned_word', '/description'],
    ['a null inside', { evidence: [{ type: 'Evidence', name: null }] }, 'unsigned_word', '/evidence/0/name'],
    [
      'a word with no meaning',
      { credentialSubject: { colour: 'green' } },
      'undefined_term',
      '/credentialSubject/colour',
    ],
    ['a type with no meaning', { type: ['VerifiableCredential', 'Sandcastle'] }, 'undefined_type', '/type/1'],
    ['an address that is not complete', { id: 'award-1' }, 'relative_address', '/id'],
    ['a context of its own', { '@context': { colour: 'urn:colour' } }, 'unknown_context', '/@context'],
    ['a context of its own inside', { issuer: { '@context': { id: '@id' } } }, 'unknown_context', '/issuer/@context'],
    [
      'a context that was not reviewed',
      { '@context': ['https://elsewhere.example/v1'] },
      'unknown_context',
      '/@context/0',
    ],
    [
      'no context, inside',
      { evidence: { '@context': null, type: 'Evidence' } },
      'unknown_context',
      '/evidence/@context',
    ],
  ])('are not made of %s', async (_title, change, code, at) => {
    const document = {
      '@context': [
        'https://www.w3.org/ns/credentials/v2',
        'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
      ],
      type: ['VerifiableCredential'],
      ...(change as JsonObject),
    };
    expect(await toNQuads(document)).toMatchObject({ lost: { code, at } });
  });

  it('stand in the order of code points, and say so where software that sorts by UTF-16 unit gets another', async () => {
    const contexts = [
      'https://www.w3.org/ns/credentials/v2',
      'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
    ];
    const names = ['\u{1f6df} buoy', '\uffee circle'];
    const toLines = (text = '') => text.split('\n').filter(line => line.includes('schema.org/name'));
    const compiled = { type: 'Evidence', name: names };
    const general = { type: 'Evidence', name: { '@set': names } };
    for (const evidence of [compiled, general]) {
      const document = { '@context': contexts, id: 'urn:x:1', type: ['VerifiableCredential'], evidence };
      const canonical = await toNQuads(document);
      if ('lost' in canonical) throw new Error(canonical.lost.code);
      expect(canonical.byUnit).toBe(await toPlainNQuads(document));
      expect(toLines(canonical.nquads)).toEqual(toLines(canonical.byUnit).reverse());
      expect(toLines(canonical.nquads)[0]).toContain('\uffee circle');
    }
    const plain = { '@context': contexts, id: 'urn:x:1', type: ['VerifiableCredential'], name: ['\u{1f6df}', 'z'] };
    expect(await toNQuads(plain)).not.toHaveProperty('byUnit');
  });

  it('are refused in bounded time for graphs that are poison', async () => {
    const node = (index: number): JsonObject => ({
      '@id': `_:n${index}`,
      'urn:to': Array.from({ length: 12 }, (_item, other) => ({ '@id': `_:n${other}` })).filter(
        (_item, other) => other !== index,
      ),
    });
    const started = performance.now();
    const answer = await toNQuads({ '@graph': Array.from({ length: 12 }, (_item, index) => node(index)) });
    expect(answer).toMatchObject({ lost: { code: 'no_canonical_form' } });
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
