import { describe, expect, it } from 'vitest';
import { credentialsV2, openBadges } from '../contexts/index.ts';
import type { JsonObject } from '../json.ts';
import { groupAlike, type Template, toNQuads, toTemplate } from './index.ts';

const evidence = (name: string, more: JsonObject = {}): JsonObject => ({ type: ['Evidence'], name, ...more });
const badge = (change: JsonObject = {}): JsonObject => ({
  '@context': [credentialsV2, openBadges],
  id: 'urn:uuid:1',
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  issuer: 'did:web:lindon.example',
  name: 'Boats',
  ...change,
});

function open(document: JsonObject, ...slots: string[]): Template {
  const template = toTemplate(document, slots);
  if ('declined' in template) throw new Error(template.declined);
  return template;
}

/** What a template makes of texts is what the whole document gives, or nothing. */
async function expectSame(template: Template, ...texts: string[]): Promise<boolean> {
  const filled = template.fill(texts);
  if (filled) expect(await toNQuads(filled.document)).toEqual({ nquads: filled.nquads });
  return filled !== undefined;
}

describe('documents that are alike', () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, at) =>
      badge({ id: `urn:uuid:${at}`, evidence: [evidence('a'), evidence(`name ${at}`)] }),
    );

  it('are filled into one template from eight on, each to its own canonical form', async () => {
    const [group, ...others] = groupAlike(many(8));
    expect([group?.alike.length, others]).toEqual([8, []]);
    for (const document of group?.alike ?? []) {
      const filled = group?.fill(document);
      expect(filled?.document).toEqual(document);
      expect(await toNQuads(document)).toEqual({ nquads: filled?.nquads });
    }
    const [few] = groupAlike(many(7));
    expect(few?.alike.map(document => few.fill(document))).toEqual(Array.from({ length: 7 }, () => undefined));
  });

  it('are those with the same members in the same order, whatever their texts', () => {
    const { name: _, ...nameless } = badge();
    const turned = Object.fromEntries(Object.entries(badge()).reverse());
    const documents = [
      badge(),
      nameless,
      turned,
      badge({ name: ['Boats'] }),
      badge({ name: '' }),
      badge({ credits: 1 }),
      badge({ credits: 2 }),
    ];
    expect(groupAlike(documents).map(({ alike }) => alike.map(one => documents.indexOf(one)))).toEqual([
      [0, 4],
      [1],
      [2],
      [3],
      [5],
      [6],
    ]);
    expect(groupAlike([])).toEqual([]);
  });

  it('have no template where the compiled path takes none of them, or types differ', () => {
    const strange = Array.from({ length: 8 }, (_, at) => badge({ id: `urn:uuid:${at}`, colour: 'green' }));
    const [group] = groupAlike(strange);
    expect(group?.fill(strange[0] ?? {})).toBeUndefined();
    const typed = Array.from({ length: 8 }, (_, at) => badge({ evidence: [{ type: [`urn:T${at}`], name: 'a' }] }));
    expect(groupAlike(typed)[0]?.fill(typed[0] ?? {})).toBeUndefined();
  });

  it('may have words with strokes and tildes', async () => {
    const documents = Array.from({ length: 8 }, (_, at) => badge({ 'https://lindon.example/~a': `text ${at}` }));
    const [group] = groupAlike(documents);
    expect(group?.fill(documents[3] ?? {})).toBeUndefined();
  });
});

describe('a template with nodes that say much the same', () => {
  const document = badge({
    evidence: [evidence('a'), evidence('b'), evidence('c', { genre: 'Report', description: ['x', 'y', 'z'] })],
  });

  it('gives what the document gives, or nothing, for every two of a few texts', async () => {
    const template = open(document, '/evidence/0/name', '/evidence/1/name', '/evidence/2/description/1');
    const texts = ['a', 'b', 'x', 'y', 'w', '"', ''];
    const answers: boolean[] = [];
    for (const one of texts) for (const other of texts) answers.push(await expectSame(template, one, other, one));
    expect(answers.filter(isFilled => isFilled).length).toBeGreaterThan(25);
    expect(template.fill(['a', 'b', 'x'])).toBeUndefined();
    expect(template.fill(['a', 'b', 'w'])?.nquads.match(/"w"/g)).toHaveLength(1);
  });

  it('knows two nodes with one address, and one address in two places', async () => {
    const named = badge({ evidence: [evidence('a', { id: 'urn:e:1' }), evidence('b', { id: 'urn:e:2' })] });
    const template = open(named, '/evidence/0/id', '/evidence/1/id', '/issuer');
    expect(await expectSame(template, 'urn:e:3', 'urn:e:0', 'urn:issuer')).toBe(true);
    expect(await expectSame(template, 'urn:z', 'urn:a', 'urn:e:2')).toBe(true);
    expect(template.fill(['urn:e:3', 'urn:e:3', 'urn:issuer'])).toBeUndefined();
    expect(template.fill(['urn:uuid:1', 'urn:e:2', 'urn:issuer'])).toBeUndefined();
    expect(template.fill(['urn:e:3', 'urn:e:0', 'issuer'])).toBeUndefined();
    expect(await expectSame(template, 'https://lindon.example/a b', 'urn:{}', 'urn:é')).toBe(false);
    expect(await expectSame(template, 'urn:é', 'urn:ا', 'urn:水')).toBe(true);
  });

  it('can be filled again and again, back and forth', async () => {
    const template = open(document, '/id', '/evidence/1/name');
    const first = template.fill(['urn:uuid:2', 'q'])?.nquads;
    for (let time = 0; time < 20; time += 1)
      expect(await expectSame(template, `urn:uuid:${20 - time}`, `q${time % 11}`)).toBe(true);
    expect(template.fill(['urn:uuid:2', 'q'])?.nquads).toBe(first);
  });

  it('has a slot for a text in a list and in a graph', async () => {
    const listed = badge({
      proof: { type: 'DataIntegrityProof', cryptosuite: 'eddsa-rdfc-2022', nonce: 'a' },
      credentialSubject: {
        type: ['AchievementSubject'],
        achievement: {
          id: 'urn:a',
          type: ['Achievement'],
          resultDescription: [{ id: 'urn:r', type: ['ResultDescription'], allowedValue: ['A', 'B', 'C'] }],
        },
      },
    });
    const pointer = '/credentialSubject/achievement/resultDescription/0/allowedValue/1';
    const template = open(listed, pointer, '/proof/nonce');
    for (const text of ['A', 'Z', 'B', '']) expect(await expectSame(template, text, text)).toBe(true);
  });

  it.each<[string, string[]]>([
    ['a slot inside of another', ['/evidence/0', '/evidence/0/name']],
    ['a slot around another', ['/evidence/0/name', '/evidence/0']],
    ['a slot in a text', ['/name/0']],
    ['a slot in a list that is too short', ['/evidence/7/name']],
    ['a slot at a wrong index', ['/evidence/x/name']],
    ['a pointer that is none', ['name']],
    ['a wrong escape', ['/~2']],
  ])('is not made with %s', (_title, slots) => {
    expect(toTemplate(document, slots)).toHaveProperty('declined');
  });

  it('finds a slot whose name is escaped', () => {
    const odd = { '@context': [credentialsV2], id: 'urn:x', type: 'VerifiableCredential', name: { 'a/b~c': 'x' } };
    expect(toTemplate(odd, ['/name/a~1b~0c'])).toEqual({ declined: 'the word a/b~c' });
  });
});
