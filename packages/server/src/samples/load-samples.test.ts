import { beforeAll, describe, expect, test } from 'vitest';
import type { Person } from '../platform/actor.ts';
import { openTestWorld, type TestWorld } from '../platform/test-world.ts';
import type { World } from '../platform/world.ts';
import { findOrCreatePersonByEmail, findPersonByEmail } from '../rooms/accounts/index.ts';
import { routes as achievements } from '../rooms/achievements/index.ts';
import { routes as credentials, fsckCredentials } from '../rooms/credentials/index.ts';
import { reactions as messages } from '../rooms/messages/index.ts';
import {
  foundOrganisation,
  installationRoutes,
  listOrganisations,
  membershipsOf,
} from '../rooms/organisations/index.ts';
import { toPerson, withoutBrowser } from './acting.ts';
import { harbourAcademy } from './harbour-academy.ts';
import { loadSamples } from './load-samples.ts';
import { raiseInstitution } from './raise-institution.ts';
import { sampleInstitutions } from './sample-institutions.ts';

const robin = { name: 'Robin', email: 'robin.ashdown@lindon.example', language: 'en' } as const;
const reader = toPerson('reader', robin);
const nobody = { kind: 'nobody', language: 'en' } as const;
const request = { ...withoutBrowser, params: undefined, body: {} };
const cohorts = sampleInstitutions.flatMap(institution => institution.cohorts);
const awards = cohorts.flatMap(cohort => cohort.awards);

let world: TestWorld;

beforeAll(async () => {
  world = await openTestWorld();
  world.followers.add('messages', messages);
  await loadSamples(world, nobody, request);
  await world.settle();
});

async function listIssued(world: World) {
  const pages = (await listOrganisations(world)).map(async ({ organisationId }) => {
    const query = { limit: 100 };
    const params = { organisationId };
    return (await credentials.listCredentials(world, reader, { ...withoutBrowser, params, query, body: undefined }))
      .items;
  });
  return (await Promise.all(pages)).flat();
}

describe('loading the samples', () => {
  test('makes three institutions that say they are samples', async () => {
    const organisations = await listOrganisations(world);
    expect(organisations.map(({ slug, sample }) => [slug, sample]).sort()).toEqual([
      ['harbour-academy', true],
      ['lindon-university', true],
      ['nordhavn-college', true],
    ]);
    expect(await installationRoutes.readInstallation(world)).toMatchObject({ state: 'empty', samples: 'loaded' });
  });

  test('publishes nine achievements, each ready in both packs with nothing missing', async () => {
    for (const { organisationId } of await listOrganisations(world)) {
      const params = { organisationId };
      const query = { limit: 100 };
      const { items } = await achievements.listAchievements(world, reader, {
        ...withoutBrowser,
        params,
        query,
        body: undefined,
      });
      expect(items).toHaveLength(3);
      for (const { id, title } of items) {
        const one = { ...params, achievementId: id };
        const view = await achievements.getAchievement(world, reader, {
          ...withoutBrowser,
          params: one,
          body: undefined,
        });
        expect(view.state).toBe('published');
        const missing = view.readiness.flatMap(pack => pack.items.filter(item => !item.met).map(item => item.id));
        expect(missing, title).toEqual([]);
      }
    }
  });

  test('signs every award for real, on the day that it was awarded', async () => {
    const issued = await listIssued(world);
    expect(issued).toHaveLength(awards.length);
    for (const { issuedAt, awardedOn } of issued) expect(issuedAt.slice(0, 10)).toBe(awardedOn);
    expect(issued.filter(one => one.state === 'revoked')).toHaveLength(4);
    expect(issued.filter(one => one.state === 'expired').map(one => one.learnerName)).toEqual(['Åsa Lindqvist-Öberg']);
    expect(issued.filter(one => one.version === 2)).toHaveLength(6);
    expect(issued.filter(one => one.published)).toHaveLength(awards.filter(one => one.holder === 'published').length);
    expect((await fsckCredentials(world)).faults).toEqual([]);
  });

  test('keeps every letter here, even where a mail server is configured', async () => {
    const letters = await world.mail.list(world, {});
    expect(letters.length).toBeGreaterThan(0);
    expect(new Set(letters.map(letter => letter.state))).toEqual(new Set(['kept']));
  });

  test('changes nothing when it is asked again', async () => {
    const before = await listIssued(world);
    const reply = await loadSamples(world, nobody, request);
    expect(reply.organisations).toHaveLength(3);
    expect(await listIssued(world)).toEqual(before);
  });
});

describe('who may load the samples', () => {
  test('once set up: operators only, and once', async () => {
    await installationRoutes.setUp(world, nobody, {
      ...request,
      body: {
        organisation: { name: 'Own', slug: 'own', countryCode: 'NO', language: 'en' },
        person: { name: 'Kari', email: 'kari@own.example', language: 'en' },
      },
    });
    const person: Person = {
      kind: 'person',
      personId: 'p',
      sessionId: 's',
      language: 'en',
      memberships: [],
      operator: false,
    };
    await expect(loadSamples(world, nobody, request)).rejects.toMatchObject({ code: 'not_signed_in' });
    await expect(loadSamples(world, person, request)).rejects.toMatchObject({ code: 'role_missing' });
    await expect(loadSamples(world, { ...person, operator: true }, request)).rejects.toMatchObject({
      code: 'samples_loaded',
    });
  });

  test('whoever loaded them administers the three institutions and is no operator', async () => {
    const person = await findPersonByEmail(world, robin.email);
    expect(person?.operator).toBe(false);
    const memberships = await membershipsOf(world, person?.personId ?? '');
    expect(memberships.flatMap(({ roles }) => roles)).toEqual(['owner', 'owner', 'owner']);
  });
});

test('on a public address that is not set up: whoever has the set-up code', async () => {
  const far = await openTestWorld({ config: { publicUrl: 'https://cairn.example' } });
  await expect(loadSamples(far, nobody, request)).rejects.toMatchObject({ code: 'setup_code_wrong' });
});

test('an interrupted institution leaves nothing behind, and is raised whole the next time', async () => {
  const world = await openTestWorld();
  const { personId } = await findOrCreatePersonByEmail(world, robin);
  const admin = toPerson(personId, robin);
  await expect(raiseInstitution(cutAfter(world, 20), admin, harbourAcademy)).rejects.toThrow('power cut');
  expect(await listOrganisations(world)).toEqual([]);
  await raiseInstitution(world, admin, harbourAcademy);
  expect(await listIssued(world)).toHaveLength(harbourAcademy.cohorts.flatMap(cohort => cohort.awards).length);
  expect((await fsckCredentials(world)).faults).toEqual([]);
});

test('a slug that a real organisation has is left alone', async () => {
  const world = await openTestWorld();
  const { personId } = await findOrCreatePersonByEmail(world, robin);
  const profile = { name: 'Real', slug: 'harbour-academy', countryCode: 'ES', language: 'en' };
  await foundOrganisation(world, reader, { profile, ownerId: personId });
  await expect(raiseInstitution(world, reader, harbourAcademy)).rejects.toMatchObject({ code: 'name_taken' });
});

/** The same world, whose power is cut when that many ids have been made. */
function cutAfter(world: World, ids: number): World {
  let left = ids;
  const cut = (inner: World): World => ({
    ...inner,
    newId: () => {
      left -= 1;
      if (left < 0) throw new Error('power cut');
      return inner.newId();
    },
    transact: story => inner.transact(joined => story(cut(joined))),
  });
  return cut(world);
}
