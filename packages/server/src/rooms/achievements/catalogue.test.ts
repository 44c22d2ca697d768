import { type DefinitionInput, definition as definitionShape } from '@cairn/api/achievements';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Person } from '../../platform/actor.ts';
import { openTestWorld, type TestWorld } from '../../platform/test-world.ts';
import { foundTestOrganisation } from '../test-organisation.ts';
import { createAchievement, listPublishedOf, publishAchievement, searchCatalogue } from './index.ts';

let world: TestWorld;
let lindon: { organisationId: string; admin: Person };
let nordhavn: typeof lindon;

async function publish({ organisationId, admin }: typeof lindon, given: DefinitionInput) {
  world.pass(1000);
  const definition = definitionShape.parse({
    description: 'One sentence.',
    outcomes: [{ id: 'o1', text: 'Do it' }],
    criteria: 'Do it once.',
    workloadHours: 50,
    levels: [{ framework: 'EQF', value: '5' }],
    assessment: { type: 'testing' },
    participation: 'online',
    qualityAssurance: [{ type: 'internal', body: 'Board' }],
    ...given,
  });
  const begun = { params: { organisationId }, query: undefined, body: { definition } };
  const { id } = await createAchievement(world, admin, begun);
  const params = { organisationId, achievementId: id };
  return publishAchievement(world, admin, { params, query: undefined, body: { revision: 1 } });
}

beforeEach(async () => {
  world = await openTestWorld();
  lindon = await foundTestOrganisation(world);
  nordhavn = await foundTestOrganisation(world, { slug: 'nordhavn', name: 'Nordhavn Vocational College' });
  await publish(lindon, {
    title: 'Coastal Data Analysis',
    workloadHours: 125,
    levels: [{ framework: 'EQF', value: '6' }],
    participation: 'blended',
    tags: ['shore'],
  });
  await publish(lindon, { title: 'Data Ethics', workloadHours: 20, description: 'Fair use of coastal data.' });
  await publish(nordhavn, {
    title: 'Heat Pump Installation',
    workloadHours: 100,
    levels: [
      { framework: 'EQF', value: '4' },
      { framework: 'NZQCF', value: '4' },
    ],
    participation: 'workplace',
  });
  await publish(nordhavn, { title: 'تحليل البيانات الساحلية', language: 'ar', workloadHours: 30 });
  await publish(nordhavn, {
    title: '海岸数据分析',
    language: 'zh',
    achievementType: 'Badge',
    participation: undefined,
    levels: [],
  });
  await publish(nordhavn, {
    title: 'Étude des marées',
    language: 'fr',
    workloadHours: undefined,
    achievementType: 'Badge',
  });
});
afterEach(() => world.close());

type Query = Parameters<typeof searchCatalogue>[2]['query'];
const search = (query: Partial<Query> = {}) =>
  searchCatalogue(
    world,
    { kind: 'nobody', language: 'en' },
    { params: undefined, query: { limit: 25, sort: 'match', ...query }, body: undefined },
  );
const titles = async (query: Partial<Query>) => (await search(query)).items.map(({ achievement }) => achievement.title);

test.each([
  ['coastal data', ['Coastal Data Analysis', 'Data Ethics']],
  ['ANALY', ['Coastal Data Analysis']],
  ['shore', ['Coastal Data Analysis']],
  ['etude maree', ['Étude des marées']],
  ['البيانات', ['تحليل البيانات الساحلية']],
  ['بَيَانَات', []],
  ['数据', ['海岸数据分析']],
  ['heat & pump | (install:*)', ['Heat Pump Installation']],
  ["'); drop table", []],
  ['🪨', []],
])('A-12 “%s” is found by the beginnings of words in any script', async (words, expected) => {
  expect(await titles({ search: words })).toEqual(expected);
});

test('A-12 vowel signs and case do not matter', async () => {
  expect(await titles({ search: 'تَحليل' })).toEqual(['تحليل البيانات الساحلية']);
  expect(await titles({ search: 'ÉTUDE' })).toEqual(['Étude des marées']);
});

test('A-13 filters narrow; each facet counts what its other values would give', async () => {
  const all = await search();
  expect(all.total).toBe(6);
  expect(all.facets).toEqual({
    participation: { online: 3, blended: 1, workplace: 1 },
    level: { 'EQF 5': 3, 'EQF 4': 1, 'EQF 6': 1, 'NZQCF 4': 1 },
    time: { '30-to-100': 3, 'over-100': 1, 'under-30': 1 },
  });
  const narrowed = await search({ participation: 'blended,workplace', time: '30-to-100' });
  expect(narrowed.items.map(({ achievement }) => achievement.title)).toEqual(['Heat Pump Installation']);
  expect(narrowed.facets.participation).toEqual({ online: 1, workplace: 1 });
  expect(narrowed.facets.time).toEqual({ '30-to-100': 1, 'over-100': 1 });
  expect(await titles({ level: 'NZQCF 4' })).toEqual(['Heat Pump Installation']);
  expect(await titles({ organisation: 'lindon-university', sort: 'title' })).toEqual([
    'Coastal Data Analysis',
    'Data Ethics',
  ]);
  expect(await search({ organisation: 'nowhere' })).toMatchObject({ items: [], total: 0 });
});

test('A-14 results come by match, title, age or time, in pages', async () => {
  expect((await titles({ sort: 'shortest' })).slice(0, 3)).toEqual([
    'Data Ethics',
    'تحليل البيانات الساحلية',
    '海岸数据分析',
  ]);
  expect((await titles({ sort: 'newest' }))[0]).toBe('Étude des marées');
  expect((await titles({ sort: 'title' }))[0]).toBe('Coastal Data Analysis');
  const first = await search({ sort: 'newest', limit: 4 });
  const second = await search({
    sort: 'newest',
    limit: 4,
    ...(first.next === undefined ? {} : { cursor: first.next }),
  });
  expect([first.items.length, second.items.length, second.next]).toEqual([4, 2, undefined]);
  const ids = new Set([...first.items, ...second.items].map(({ id }) => id));
  expect(ids.size).toBe(6);
  await expect(search({ cursor: '-1' })).rejects.toMatchObject({ code: 'request_malformed' });
});

test('A-14 what an organisation has published is listed, newest first', async () => {
  const published = await listPublishedOf(world, lindon.organisationId);
  expect(published.map(({ achievement }) => achievement.title)).toEqual(['Data Ethics', 'Coastal Data Analysis']);
});
