import { expect, test } from 'vitest';
import { credentialsV2, openBadges } from '../contexts/index.ts';
import type { LintedDraft } from '../draft/index.ts';
import type { JsonObject } from '../json.ts';
import { generateKeyPair, type Signer, sign, signMany, toSigner } from './index.ts';

const created = '2026-06-12T09:00:00Z';
const names = [
  'Salma Haddad-Núñez',
  'مريم الزهراني',
  '王小明',
  'Kai 🎓',
  'A "quoted" \\ name',
  '',
  'a/b~c',
  'Siobhán ®',
];

function draftOf(index: number, more: JsonObject = {}): LintedDraft {
  const draft: JsonObject = {
    '@context': [credentialsV2, openBadges],
    id: `https://cairn.example/credentials/${index}`,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    issuer: 'did:web:lindon.example',
    name: names[index % names.length] ?? '',
    validFrom: created,
    credentialSubject: {
      id: `urn:uuid:${index}`,
      type: ['AchievementSubject'],
      result: [{ type: ['Result'], value: `${index % 3}` }],
    },
    ...more,
  };
  return draft as LintedDraft;
}

/** A signer that counts how often it was asked. */
async function counting(): Promise<{ signer: Signer; asked: () => number }> {
  const { secretMultikey } = await generateKeyPair();
  const signer = await toSigner(secretMultikey, 'did:web:lindon.example');
  let count = 0;
  return {
    signer: {
      ...signer,
      sign: bytes => {
        count += 1;
        return signer.sign(bytes);
      },
    },
    asked: () => count,
  };
}

async function expectAsAlone(drafts: readonly LintedDraft[]): Promise<void> {
  const { signer, asked } = await counting();
  const signed = await signMany(drafts, signer, created);
  expect(asked()).toBe(drafts.length);
  const alone = await Promise.all(drafts.map(draft => sign(draft, signer, created)));
  expect(signed.map(document => JSON.stringify(document))).toEqual(alone.map(document => JSON.stringify(document)));
}

test('many are signed to the bytes that each is signed to alone, in their order', async () => {
  await expectAsAlone(Array.from({ length: 40 }, (_, index) => draftOf(index)));
});

test('shapes may be mixed, and texts that no template takes', async () => {
  const drafts = Array.from({ length: 48 }, (_, index) => {
    const more = [
      {},
      { description: `Text ${index}` },
      { evidence: [{ id: `https://portfolio.example/${index}`, type: ['Evidence'] }] },
      {
        type: [
          'VerifiableCredential',
          'OpenBadgeCredential',
          index < 24 ? 'AchievementCredential' : 'EndorsementCredential',
        ],
      },
    ][index % 4];
    return draftOf(index, more);
  });
  await expectAsAlone(drafts);
});

test('one draft many times, few, and none', async () => {
  await expectAsAlone(Array.from({ length: 12 }, () => draftOf(1)));
  await expectAsAlone([draftOf(1), draftOf(2)]);
  await expectAsAlone([]);
});

test('a draft that passed no lint is signed by nobody', async () => {
  const { signer } = await counting();
  const drafts = Array.from({ length: 12 }, (_, index) => draftOf(index, { colour: `green ${index}` }));
  await expect(signMany(drafts, signer, created)).rejects.toThrow('colour');
});

test('a key of another kind is refused', async () => {
  const { secretMultikey } = await generateKeyPair('P-256');
  const signer = await toSigner(secretMultikey);
  await expect(signMany([draftOf(1)], signer, created)).rejects.toThrow('P-256');
});

test('a signer that can is asked for all signatures at once, and they are the same', async () => {
  const { signer, asked } = await counting();
  const drafts = Array.from({ length: 20 }, (_, index) => draftOf(index, index < 9 ? {} : { description: 'Text' }));
  const rounds: number[] = [];
  const signAll: Signer['signAll'] = async messages => {
    rounds.push(messages.length);
    return Promise.all(messages.map(message => signer.sign(message)));
  };
  const signed = await signMany(drafts, { ...signer, signAll }, created);
  expect(rounds).toEqual([20]);
  expect(asked()).toBe(20);
  expect(JSON.stringify(signed)).toBe(JSON.stringify(await signMany(drafts, signer, created)));
  expect(await signMany([], { ...signer, signAll }, created)).toEqual([]);
});

test('a signer that leaves one out has signed none', async () => {
  const { signer } = await counting();
  const drafts = Array.from({ length: 12 }, (_, index) => draftOf(index));
  for (const length of [11, 13]) {
    const signAll = async () => Array.from({ length }, () => new Uint8Array(64));
    await expect(signMany(drafts, { ...signer, signAll }, created)).rejects.toThrow('one signature for each');
  }
});
