import { describe, expect, it } from 'vitest';
import { credentialsV2, openBadges } from '../contexts/index.ts';
import type { JsonObject } from '../json.ts';
import { type Template, toNQuads, toTemplate } from './index.ts';

const badge: JsonObject = {
  '@context': [credentialsV2, openBadges],
  id: 'urn:uuid:1',
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  issuer: 'did:web:lindon.example',
  name: 'Boat safety',
  validFrom: '2026-06-12T00:00:00Z',
  credentialSubject: {
    id: 'urn:uuid:2',
    type: ['AchievementSubject'],
    result: [
      { type: ['Result'], value: '87' },
      { type: ['Result'], value: 'B' },
    ],
  },
  evidence: [{ id: 'urn:uuid:3', type: ['Evidence'], name: 'Report' }],
};
const slots = ['/id', '/credentialSubject/id', '/name', '/credentialSubject/result/0/value', '/validFrom'];
const fitting = ['urn:uuid:8', 'did:key:z6Mk', 'Löwe “®”', '40', '2027-01-01T00:00:00Z'];

function open(pointers: readonly string[] = slots): Template {
  const template = toTemplate(badge, pointers);
  if ('declined' in template) throw new Error(template.declined);
  return template;
}

describe('a template', () => {
  it('fills its slots and leaves the rest, and the document it was made of, as they were', async () => {
    const before = structuredClone(badge);
    const filled = open().fill(fitting);
    expect(filled?.document).toEqual({
      ...badge,
      id: 'urn:uuid:8',
      name: 'Löwe “®”',
      validFrom: '2027-01-01T00:00:00Z',
      credentialSubject: {
        ...(badge.credentialSubject as JsonObject),
        id: 'did:key:z6Mk',
        result: [
          { type: ['Result'], value: '40' },
          { type: ['Result'], value: 'B' },
        ],
      },
    });
    expect(await toNQuads(filled?.document ?? {})).toEqual({ nquads: filled?.nquads });
    expect(badge).toEqual(before);
  });

  it.each(['urn:x:{1}', 'urn:x:a^b', 'urn:x:é', 'https://lindon.example/`a`', 'urn:x:a|b'])(
    'writes the address %s as the whole document would have it',
    async address => {
      const filled = open().fill(fitting.with(0, address));
      if (filled) expect(await toNQuads(filled.document)).toEqual({ nquads: filled.nquads });
      else expect(await toNQuads({ ...badge, id: address })).toHaveProperty('lost');
    },
  );

  it('is not spoiled by what it could not be filled with', () => {
    const template = open();
    const expected = template.fill(fitting);
    expect(template.fill(['not an address', ...fitting.slice(1)])).toBeUndefined();
    expect(template.fill([])).toBeUndefined();
    expect(template.fill(fitting)).toEqual(expected);
  });

  it.each<[string, number, string]>([
    ['an address that is not complete', 0, 'award-1'],
    ['no address', 0, ''],
    ['a blank node for an address', 0, '_:b0'],
    ['the address of another node', 1, 'urn:uuid:8'],
    ['the address of a node that has no slot', 1, 'urn:uuid:3'],
    ['a character that may change the order', 2, 'buoy \u{1f6df}'],
    ['half of a character', 2, '\ud800'],
  ])('is not filled with %s', (_, slot, text) => {
    expect(open().fill(fitting.with(slot, text))).toBeUndefined();
  });

  it('labels blank nodes anew when a text puts them in another order, and when they become alike', async () => {
    const template = open();
    for (const value of ['B', 'A', 'C', '1', '87', 'quote " and \\ backslash']) {
      const filled = template.fill(fitting.with(3, value));
      expect(await toNQuads(filled?.document ?? {})).toEqual({ nquads: filled?.nquads });
    }
  });

  it.each<[string, string[]]>([
    ['a type', ['/type/1']],
    ['a context', ['/@context/0']],
    ['what is no text', ['/credentialSubject']],
    ['what is not there', ['/description']],
    ['the document', ['']],
    ['the same place twice', ['/id', '/id']],
    ['an inherited name', ['/constructor/name']],
  ])('is not made with a slot for %s', (_, pointers) => {
    expect(toTemplate(badge, pointers)).toHaveProperty('declined');
  });

  it('is not made of what the compiled path declines', () => {
    expect(toTemplate({ ...badge, colour: 'green' }, slots)).toEqual({ declined: 'the word colour' });
  });
});
