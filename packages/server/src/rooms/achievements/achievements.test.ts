import { type Definition, type DefinitionInput, definition as definitionShape } from '@cairn/api/achievements';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Actor, Person } from '../../platform/actor.ts';
import { recordEvent } from '../../platform/events.ts';
import { Refusal } from '../../platform/refusal.ts';
import { openTestWorld, type TestWorld } from '../../platform/test-world.ts';
import { foundTestOrganisation, signedIn } from '../test-organisation.ts';
import { getPublished, isAchievementOf, listPublishedOf, reactions, routes } from './index.ts';

const code = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    error => (error instanceof Refusal ? error.code : Promise.reject(error)),
  );

const complete: DefinitionInput = {
  title: 'Coastal Data Analysis',
  description: 'Turn measurements from a shore into a map that an engineer can trust.',
  outcomes: [
    {
      id: 'o1',
      text: 'Measure a shore profile',
      skills: [{ targetName: 'Surveying', targetUrl: 'https://skills.example/1' }],
    },
    { id: 'o2', text: 'Judge the quality of a data set' },
  ],
  criteria: 'Hand in a field notebook and defend a map.',
  workloadHours: 125,
  levels: [{ framework: 'EQF', value: '6' }],
  assessment: { type: 'portfolio' },
  participation: 'blended',
  qualityAssurance: [{ type: 'external', body: 'National Quality Agency' }],
  tags: ['coast'],
};
const define = (more: DefinitionInput = {}): Definition => definitionShape.parse({ ...complete, ...more });

let world: TestWorld;
let organisationId: string;
let admin: Person;
beforeEach(async () => {
  world = await openTestWorld();
  world.followers.add('achievements', reactions);
  ({ organisationId, admin } = await foundTestOrganisation(world));
});
afterEach(() => world.close());

const at = (achievementId: string, organisation = organisationId) => ({
  params: { organisationId: organisation, achievementId },
  query: undefined,
  body: undefined,
});
const create = (definition: Definition, organisation = organisationId, actor: Actor = admin) =>
  routes.createAchievement(world, actor as Person, {
    params: { organisationId: organisation },
    query: undefined,
    body: { definition },
  });
const save = (id: string, definition: Definition, revision: number) =>
  routes.saveAchievement(world, admin, { ...at(id), body: { definition, revision } });
const publish = (id: string, revision: number, actor = admin) =>
  routes.publishAchievement(world, actor, { ...at(id), body: { revision } });
const drop = (id: string) => routes.deleteDraft(world, admin, at(id));
const get = (id: string, organisation = organisationId) => routes.getAchievement(world, admin, at(id, organisation));
async function createPublished(more: DefinitionInput = {}, organisation = organisationId) {
  const { id, revision } = await create(define(more), organisation);
  const request = { ...at(id, organisation), body: { revision } };
  return routes.publishAchievement(world, admin, request);
}

describe('drafts', () => {
  test('A-1 an empty draft can be saved, and every save makes the next revision', async () => {
    const begun = await create(definitionShape.parse({}));
    expect(begun).toMatchObject({ state: 'draft', revision: 1, versions: [], organisationId });
    expect(begun.publicUrl).toBe(`http://localhost:4173/achievements/${begun.id}`);
    world.pass(1000);
    const saved = await save(begun.id, define(), 1);
    expect(saved).toMatchObject({ state: 'draft', revision: 2, updatedAt: '2026-11-24T09:00:01.000Z' });
    expect(saved.definition).toEqual(define());
    expect(await get(begun.id)).toEqual(saved);
  });

  test('A-1 of two that save the same revision, the second is told', async () => {
    const { id } = await create(define());
    const outcomes = await Promise.all([
      code(save(id, define({ title: 'A' }), 1)),
      code(save(id, define({ title: 'B' }), 1)),
    ]);
    expect(outcomes.sort()).toEqual(['done', 'draft_changed']);
    expect(await code(publish(id, 1))).toBe('draft_changed');
    expect((await get(id)).revision).toBe(2);
  });

  test('A-2 the achievement of another organisation is not found, whatever is asked', async () => {
    const { id } = await create(define());
    const other = await foundTestOrganisation(world, { slug: 'nordhavn' });
    const there = at(id, other.organisationId);
    expect(await code(get(id, other.organisationId))).toBe('not_found');
    const body = { definition: define(), revision: 1 };
    expect(await code(routes.saveAchievement(world, other.admin, { ...there, body }))).toBe('not_found');
    expect(await code(routes.publishAchievement(world, other.admin, { ...there, body }))).toBe('not_found');
    expect(await code(routes.deleteDraft(world, other.admin, there))).toBe('not_found');
    expect(await isAchievementOf(world, other.organisationId, id)).toBe(false);
    expect(await isAchievementOf(world, organisationId, id)).toBe(true);
  });
});

describe('publication', () => {
  const gapsOf = async (more: DefinitionInput, actor: Person = admin) => {
    const { id } = await create(define(more));
    const refused = await publish(id, 1, actor).then(
      () => undefined,
      (error: unknown) => error,
    );
    if (refused !== undefined && !(refused instanceof Refusal)) throw refused;
    return refused && { code: refused.code, gaps: refused.facts['gaps'], at: refused.problems?.map(({ at }) => at) };
  };

  test('A-3 what Open Badges require is required of every achievement', async () => {
    expect(await gapsOf({ title: ' ', criteria: '', achievementType: 'Badge' })).toEqual({
      code: 'achievement_not_ready',
      gaps: 'Title, How it is earned',
      at: ['/title', '/criteria'],
    });
    expect(await gapsOf({ description: '', achievementType: 'Course' })).toMatchObject({ at: ['/description'] });
  });

  test('A-3 what the EU standard requires is required of what calls itself a micro-credential', async () => {
    const bare: DefinitionInput = {
      outcomes: [],
      workloadHours: undefined,
      levels: [],
      assessment: undefined,
      participation: undefined,
      qualityAssurance: [],
    };
    expect((await gapsOf(bare))?.at).toEqual([
      '/outcomes',
      '/workloadHours',
      '/levels',
      '/assessment',
      '/participation',
      '/qualityAssurance',
    ]);
    expect(await gapsOf({ ...bare, achievementType: 'Badge' })).toBeUndefined();
  });

  test('A-3 the gaps are told in the language of whoever publishes', async () => {
    const refused = await gapsOf({ title: '', description: '' }, { ...admin, language: 'ar' });
    expect(refused?.gaps).toBe('العنوان، الوصف');
  });

  test('A-4 what would make every award faulty is refused too', async () => {
    expect(
      await gapsOf({
        outcomes: [
          { id: 'o1', text: 'Measure' },
          { id: 'o1', text: 'Judge' },
        ],
      }),
    ).toMatchObject({
      code: 'achievement_not_ready',
      at: ['/outcomes/1/id'],
    });
    expect(await gapsOf({ description: 'Broken \u0007 text' })).toMatchObject({ at: ['/description'] });
  });

  test('A-5 a version never changes, and carries the whole achievement', async () => {
    const first = await createPublished();
    expect(first).toMatchObject({ state: 'published', revision: 2, versions: [{ version: 1, publishedBy: null }] });
    const published = await getPublished(world, first.id);
    expect(published).toMatchObject({
      id: first.id,
      organisationId,
      organisationName: 'Lindon University',
      organisationSlug: 'lindon-university',
      version: 1,
      sample: false,
      validForMonths: null,
      achievement: {
        id: first.publicUrl,
        version: '1',
        title: 'Coastal Data Analysis',
        language: 'en',
        criteria: { narrative: 'Hand in a field notebook and defend a map.' },
        image: {
          uri: `${first.publicUrl}/badge.svg`,
          alternativeText: 'Coastal Data Analysis, Lindon University',
        },
        resultDescriptions: [],
      },
    });
    world.pass(1000);
    const changed = await save(first.id, define({ title: 'Coastal Data', validForMonths: 36 }), 2);
    expect(changed.state).toBe('changed');
    expect(await getPublished(world, first.id)).toEqual(published);
    const second = await publish(first.id, 3);
    expect(second.versions.map(({ version }) => version)).toEqual([2, 1]);
    expect(await getPublished(world, first.id)).toMatchObject({ version: 2, validForMonths: 36 });
    expect(await getPublished(world, first.id, 1)).toEqual(published);
    expect(await getPublished(world, first.id, 3)).toBeUndefined();
  });

  test('A-5 drafts have no public face', async () => {
    const { id } = await create(define());
    expect(await getPublished(world, id)).toBeUndefined();
    expect(await getPublished(world, id, 1)).toBeUndefined();
    expect(await getPublished(world, 'z'.repeat(26))).toBeUndefined();
    expect(await listPublishedOf(world, organisationId)).toEqual([]);
  });

  test('A-6 without a change there is nothing to publish, also after a change was taken back', async () => {
    const { id } = await createPublished();
    expect(await code(publish(id, 2))).toBe('nothing_to_publish');
    await save(id, define({ title: 'Other' }), 2);
    expect(await save(id, define(), 3)).toMatchObject({ state: 'published', revision: 4 });
    expect(await code(publish(id, 4))).toBe('nothing_to_publish');
  });

  test('A-6 of two that publish at once, one makes the version', async () => {
    const { id } = await create(define());
    expect((await Promise.all([code(publish(id, 1)), code(publish(id, 1))])).sort()).toEqual(['done', 'draft_changed']);
    expect((await get(id)).versions).toHaveLength(1);
  });

  test('A-7 dropping a draft goes back to the newest version, or away', async () => {
    const begun = await create(define());
    expect(await drop(begun.id)).toEqual({ remains: false });
    expect(await code(get(begun.id))).toBe('not_found');
    const { id } = await createPublished();
    await save(id, define({ title: 'Other' }), 2);
    expect(await drop(id)).toEqual({ remains: true });
    expect(await get(id)).toMatchObject({ state: 'published', revision: 4, definition: define() });
  });

  test('A-8 short names of results become addresses, absent parts stay absent', async () => {
    const { id, publicUrl } = await createPublished({
      resultDescriptions: [
        { id: 'final grade', name: 'Grade', resultType: 'LetterGrade', allowedValue: ['Pass'] },
        { id: 'urn:x:1', name: 'Score', resultType: 'Percent' },
      ],
      qualityAssurance: [{ type: 'internal', body: 'Academic board' }],
    });
    const achievement = (await getPublished(world, id))?.achievement;
    expect(achievement?.resultDescriptions.map(result => result.id)).toEqual([`${publicUrl}#final%20grade`, 'urn:x:1']);
    expect(Object.keys(achievement ?? {})).not.toContain('credits');
    expect(achievement).not.toHaveProperty('validForMonths');
  });

  test('A-9 who published is told by name', async () => {
    await world.database.pool.query(`update accounts.person set name = 'Maren Ødegård'`);
    expect((await createPublished()).versions).toMatchObject([{ version: 1, publishedBy: 'Maren Ødegård' }]);
  });
});

describe('lists', () => {
  test('A-10 the list is narrowed by state and words, and paged by the latest change', async () => {
    const titles = ['Sea', 'Étude des marées', 'تحليل البيانات الساحلية', 'Safe Releases'];
    for (const title of titles) {
      world.pass(1000);
      await create(define({ title }));
    }
    world.pass(1000);
    const published = await createPublished({ title: 'Heat Pumps' });
    world.pass(1000);
    const changed = await createPublished({ title: 'Heat Pump Care' });
    await save(changed.id, define({ title: 'Heat Pump Repair' }), 2);
    const list = (query: object) =>
      routes.listAchievements(world, admin, {
        params: { organisationId },
        query: { limit: 25, ...query },
        body: undefined,
      });
    const found = async (query: object) => (await list(query)).items.map(({ title }) => title);
    expect(await found({ state: 'draft' })).toEqual([...titles].reverse());
    expect(await found({ state: 'published' })).toEqual(['Heat Pumps']);
    expect(await found({ state: 'changed' })).toEqual(['Heat Pump Repair']);
    expect(await found({ search: 'etude MARE' })).toEqual(['Étude des marées']);
    expect(await found({ search: 'البيانات' })).toEqual(['تحليل البيانات الساحلية']);
    expect(await found({ search: '%_\\' })).toEqual([]);
    expect(await found({ search: 'nothing' })).toEqual([]);
    const seen: string[] = [];
    for (let cursor: string | undefined, page = 0; page < 10; page++) {
      const part = await list({ limit: 4, cursor });
      expect(part.total).toBe(6);
      seen.push(...part.items.map(({ title }) => title));
      cursor = part.next;
      if (cursor === undefined) break;
    }
    expect(seen).toEqual(['Heat Pump Repair', 'Heat Pumps', ...[...titles].reverse()]);
    expect((await list({ state: 'published' })).items[0]).toMatchObject({
      id: published.id,
      publishedVersion: 1,
      issuedCount: 0,
      outcomes: ['Measure a shore profile', 'Judge the quality of a data set'],
      levels: [{ framework: 'EQF', value: '6' }],
    });
  });

  test('A-11 every issued credential is counted once', async () => {
    const { id } = await createPublished();
    for (const credentialId of ['c1', 'c2', 'c3']) {
      const subject = { achievementId: id, credentialId };
      await recordEvent(world, { kind: 'credential.issued', organisationId, subject, actor: admin });
    }
    await world.settle();
    await world.settle();
    const { items } = await routes.listAchievements(world, admin, {
      params: { organisationId },
      query: { limit: 1 },
      body: undefined,
    });
    expect(items[0]?.issuedCount).toBe(3);
  });

  test('events name every change, and no person', async () => {
    const { id } = await createPublished();
    await save(id, define({ title: 'Other' }), 2);
    await drop(id);
    const { rows } = await world.database.pool.query(
      `select kind, subject from platform.event where kind like 'achievement.%' order by id`,
    );
    expect(rows).toEqual([
      { kind: 'achievement.created', subject: { achievementId: id } },
      { kind: 'achievement.published', subject: { achievementId: id, version: '1' } },
      { kind: 'achievement.saved', subject: { achievementId: id } },
      { kind: 'achievement.draft-dropped', subject: { achievementId: id } },
    ]);
    expect((await signedIn(world, 'x@post.example')).memberships).toEqual([]);
  });
});
