import { permissionsOf } from '@cairn/api/permissions';
import type { MemberRole } from '@cairn/api/roles';
import { afterEach, describe, expect, test } from 'vitest';
import { type Person, toMembership } from '../../platform/actor.ts';
import { recordEvent } from '../../platform/events.ts';
import { Refusal } from '../../platform/refusal.ts';
import { openTestWorld, type TestWorld, type TestWorldOptions } from '../../platform/test-world.ts';
import { getPersons, openSession } from '../accounts/index.ts';
import { findDidDocument, getSigner } from '../keys/index.ts';
import { foundTestOrganisation, signedIn, testProfile } from '../test-organisation.ts';
import {
  findOrganisationBySlug,
  foundOrganisation,
  getIssuerProfile,
  getOrganisations,
  listOrganisations,
  membershipsOf,
  reactions,
  routes,
  sessionRoutes,
} from './index.ts';

const code = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    error => (error instanceof Refusal ? error.code : Promise.reject(error)),
  );

let world: TestWorld;
async function open(options: TestWorldOptions = {}) {
  world = await openTestWorld(options);
  world.followers.add('organisations', reactions);
  return foundTestOrganisation(world);
}
afterEach(() => world.close());

const kinds = async () =>
  (await world.database.pool.query('select kind from platform.event order by id')).rows.map(
    (row: { kind: string }) => row.kind,
  );

const at = (organisationId: string) => ({ params: { organisationId }, query: undefined, body: undefined });
const about = (organisationId: string, personId: string) => ({
  params: { organisationId, personId },
  query: undefined,
  body: undefined,
});

describe('organisations', () => {
  test('O-1 an organisation comes with its signing key and its first owner', async () => {
    const { organisationId, issuerId, admin } = await open();
    expect((await getSigner(world, organisationId)).issuerId).toBe(issuerId);
    expect(await membershipsOf(world, admin.personId)).toEqual([toMembership(organisationId, ['owner'])]);
    expect(await routes.getOrganisation(world, admin, at(organisationId))).toEqual({
      ...testProfile,
      id: organisationId,
      createdAt: '2026-11-24T09:00:00.000Z',
      sample: false,
      issuerId,
      publicUrl: 'http://localhost:4173/issuers/lindon-university',
    });
    expect(await kinds()).toEqual(['key.created', 'organisation.created']);
  });

  test('O-2 a slug names one organisation; a refused one leaves nothing behind', async () => {
    const { admin } = await open();
    const again = foundOrganisation(world, admin, { profile: testProfile, ownerId: admin.personId });
    await expect(again).rejects.toMatchObject({ code: 'name_taken', facts: { slug: 'lindon-university' } });
    expect(await listOrganisations(world)).toHaveLength(1);
    expect(await kinds()).toHaveLength(2);
    expect((await findOrganisationBySlug(world, 'lindon-university'))?.name).toBe('Lindon University');
    expect(await findOrganisationBySlug(world, 'nowhere')).toBeUndefined();
  });

  test('O-2 of two that want one slug at once, one gets it', async () => {
    const { admin } = await open();
    const profile = { ...testProfile, slug: 'nordhavn' };
    const found = () => code(foundOrganisation(world, admin, { profile, ownerId: admin.personId }));
    expect((await Promise.all([found(), found()])).sort()).toEqual(['done', 'name_taken']);
  });

  test('O-3 the profile can change, slug and identifier cannot; credentials name what is kept', async () => {
    const { organisationId, issuerId, admin } = await open();
    const { slug: _, url: _url, ...kept } = testProfile;
    const body = { ...kept, name: 'جامعة ليندون', locality: 'Lindon Bay' };
    const changed = await routes.changeOrganisation(world, admin, { ...at(organisationId), body });
    expect(changed).toMatchObject({ name: 'جامعة ليندون', slug: 'lindon-university', issuerId });
    expect(changed.url).toBeUndefined();
    expect(await getIssuerProfile(world, organisationId)).toEqual({
      id: issuerId,
      name: 'جامعة ليندون',
      email: testProfile.email,
      description: testProfile.description,
      address: { countryCode: 'IE', locality: 'Lindon Bay' },
      otherIdentifiers: [],
    });
    expect(await kinds()).toContain('organisation.changed');
  });

  test('O-3 what is not here is not found', async () => {
    const { admin } = await open();
    const nowhere = 'z'.repeat(26);
    const { slug: _, ...body } = testProfile;
    expect(await code(routes.getOrganisation(world, admin, at(nowhere)))).toBe('not_found');
    expect(await code(routes.changeOrganisation(world, admin, { ...at(nowhere), body }))).toBe('not_found');
    expect(await code(routes.readChecklist(world, admin, at(nowhere)))).toBe('not_found');
    expect(await code(getIssuerProfile(world, nowhere))).toBe('not_found');
    expect((await getOrganisations(world, [nowhere])).size).toBe(0);
  });

  test('O-4 a further organisation has whoever made it as administrator', async () => {
    await open();
    const operator: Person = { ...(await signedIn(world, 'operator@cairn.example')), operator: true };
    const body = { ...testProfile, slug: 'harbour-academy' };
    const { id } = await routes.createOrganisation(world, operator, { params: undefined, query: undefined, body });
    expect(await membershipsOf(world, operator.personId)).toEqual([toMembership(id, ['owner'])]);
  });
});

describe('members', () => {
  const invite = (organisationId: string, actor: Person, email: string, role: MemberRole, more = {}) =>
    routes.inviteMember(world, actor, { ...at(organisationId), body: { email, roles: [{ role }], ...more } });

  test('O-6 an invited person is written to in their language and is pending until they come in', async () => {
    const { organisationId, admin } = await open();
    world.pass(1000);
    const invited = await invite(organisationId, admin, 'Salma@Post.example', 'issuer', { language: 'ar' });
    expect(invited).toMatchObject({
      email: 'salma@post.example',
      roles: [{ role: 'issuer' }],
      pending: true,
      name: null,
    });
    const [letter] = await world.mail.list(world, { organisationId });
    expect(letter).toMatchObject({ kind: 'invitation', to: 'salma@post.example', language: 'ar' });
    expect(letter?.text).toContain('http://localhost:4173/sign-in');
    expect(letter?.text).toContain('Lindon University');

    expect(await membershipsOf(world, invited.personId)).toEqual([toMembership(organisationId, ['issuer'])]);
    const list = await routes.listMembers(world, admin, { ...at(organisationId), query: { limit: 25 } });
    expect(list.items.map(({ email, pending }) => [email, pending])).toEqual([
      ['admin@lindon.example', false],
      ['salma@post.example', false],
    ]);
    expect(await kinds()).toContain('member.invited');
  });

  test('O-6 nobody is a member twice', async () => {
    const { organisationId, admin } = await open();
    await invite(organisationId, admin, 'xue@post.example', 'analyst');
    expect(await code(invite(organisationId, admin, 'XUE@post.example', 'owner'))).toBe('already_member');
    expect(await world.mail.list(world, { organisationId })).toHaveLength(1);
  });

  test('O-5 the last owner who has come in can neither leave nor step down', async () => {
    const { organisationId, admin } = await open();
    const change = (personId: string, role: MemberRole) =>
      routes.changeMember(world, admin, { ...about(organisationId, personId), body: { roles: [{ role }] } });
    const remove = (personId: string) => routes.removeMember(world, admin, about(organisationId, personId));
    expect(await code(change(admin.personId, 'analyst'))).toBe('last_owner');
    expect(await code(remove(admin.personId))).toBe('last_owner');

    const second = await invite(organisationId, admin, 'second@post.example', 'owner');
    expect(await code(remove(admin.personId))).toBe('last_owner');
    await membershipsOf(world, second.personId);
    expect(await remove(admin.personId)).toEqual({ done: true });
    expect(await membershipsOf(world, admin.personId)).toEqual([]);
    expect(await code(change(second.personId, 'issuer'))).toBe('last_owner');
  });

  test('O-5 of two owners who leave at once, one stays', async () => {
    const { organisationId, admin } = await open();
    const second = await invite(organisationId, admin, 'second@post.example', 'owner');
    await membershipsOf(world, second.personId);
    const leave = (personId: string) => code(routes.removeMember(world, admin, about(organisationId, personId)));
    expect((await Promise.all([leave(admin.personId), leave(second.personId)])).sort()).toEqual(['done', 'last_owner']);
  });

  test('O-7 another role counts from the next request, and members of others are not found', async () => {
    const { organisationId, admin } = await open();
    const other = await foundTestOrganisation(world, { slug: 'nordhavn' });
    const { personId } = await invite(organisationId, admin, 'xue@post.example', 'analyst');
    const request = {
      ...about(organisationId, personId),
      body: { roles: [{ role: 'registrar' as const }, { role: 'author' as const }] },
    };
    expect(await routes.changeMember(world, admin, request)).toMatchObject({
      roles: [{ role: 'author' }, { role: 'registrar' }],
    });
    expect(await membershipsOf(world, personId)).toEqual([toMembership(organisationId, ['author', 'registrar'])]);
    const elsewhere = about(other.organisationId, personId);
    expect(
      await code(routes.changeMember(world, other.admin, { ...elsewhere, body: { roles: [{ role: 'owner' }] } })),
    ).toBe('not_found');
    expect(await code(routes.removeMember(world, other.admin, elsewhere))).toBe('not_found');
    expect(await kinds()).toContain('member.changed');
  });

  test('O-13 nobody gives or takes what they may not do, so only owners make owners', async () => {
    const { organisationId, admin: owner } = await open();
    const { personId } = await invite(organisationId, owner, 'second@post.example', 'administrator');
    const administrator = await signedIn(world, 'second@post.example', { organisationId, role: 'administrator' });
    expect(await code(invite(organisationId, administrator, 'xue@post.example', 'owner'))).toBe('permission_not_held');
    const to = (whom: string, ...roles: MemberRole[]) =>
      code(
        routes.changeMember(world, administrator, {
          ...about(organisationId, whom),
          body: { roles: roles.map(role => ({ role })) },
        }),
      );
    expect(await to(personId, 'owner')).toBe('permission_not_held');
    expect(await to(personId, 'administrator', 'owner')).toBe('permission_not_held');
    expect(await to(owner.personId, 'administrator')).toBe('permission_not_held');
    expect(await code(routes.removeMember(world, administrator, about(organisationId, owner.personId)))).toBe(
      'permission_not_held',
    );
    const issuer = await signedIn(world, 'issuer@post.example', { organisationId, role: 'issuer' });
    expect(await code(invite(organisationId, issuer, 'zoe@post.example', 'reviewer'))).toBe('permission_not_held');
    const stranger = await signedIn(world, 'stranger@post.example');
    expect(await code(invite(organisationId, stranger, 'zoe@post.example', 'analyst'))).toBe('permission_not_held');
    expect(await to(personId, 'issuer', 'registrar', 'issuer')).toBe('done');
    expect((await membershipsOf(world, personId))[0]?.roles).toEqual(['issuer', 'registrar']);
    expect((await membershipsOf(world, owner.personId))[0]?.roles).toEqual(['owner']);
  });

  test('O-7 members come in pages, in the order in which they were added', async () => {
    const { organisationId, admin } = await open();
    for (const name of ['a', 'b', 'c', 'd']) {
      world.pass(1000);
      await invite(organisationId, admin, `${name}@post.example`, 'analyst');
    }
    const pageOf = (cursor?: string) =>
      routes.listMembers(world, admin, {
        ...at(organisationId),
        query: { limit: 2, ...(cursor === undefined ? {} : { cursor }) },
      });
    const seen: (string | null)[] = [];
    let page = await pageOf();
    for (;;) {
      expect(page.total).toBe(5);
      seen.push(...page.items.map(({ email }) => email));
      if (page.next === undefined) break;
      page = await pageOf(page.next);
    }
    expect(seen).toEqual(['admin@lindon.example', ...['a', 'b', 'c', 'd'].map(name => `${name}@post.example`)]);
    expect(await code(pageOf('made up'))).toBe('request_malformed');
  });
});

describe('sessions', () => {
  test('O-9 a session tells who is signed in and where they are a member', async () => {
    const { organisationId, admin } = await open();
    expect(await sessionRoutes.readSession(world, { kind: 'nobody', language: 'ar' })).toEqual({
      person: null,
      memberships: [],
    });
    const membership = {
      organisationId,
      organisationName: 'Lindon University',
      slug: 'lindon-university',
      roles: ['owner'],
      may: permissionsOf('organisation'),
    };
    const { personId } = admin;
    expect(await sessionRoutes.readSession(world, admin)).toEqual({
      person: { id: personId, email: 'admin@lindon.example', language: 'en', operator: false },
      memberships: [membership],
    });
    const body = { name: 'Maren Ødegård', language: 'ar' as const };
    const changed = await sessionRoutes.changeProfile(world, admin, { params: undefined, query: undefined, body });
    expect(changed.person).toMatchObject({ name: 'Maren Ødegård', language: 'ar' });
    expect((await getPersons(world, [personId])).get(personId)?.name).toBe('Maren Ødegård');
    expect((await openSession(world, personId)).name).toBe('cairn');
  });
});

describe('the go-live checklist', () => {
  const read = async (organisationId: string, admin: Person) => {
    const { items } = await routes.readChecklist(world, admin, at(organisationId));
    return Object.fromEntries(items.map(({ id, answer, code }) => [id, `${answer} ${code}`]));
  };

  test('O-8 on one machine it says what is not known and what is still to do', async () => {
    const { organisationId, admin } = await open();
    expect(await read(organisationId, admin)).toEqual({
      profile: 'pass profile_complete',
      address: 'unknown address_local',
      key: 'pass key_signs',
      'key-backup': 'todo key_not_backed_up',
      mail: 'todo mail_outbox',
      'self-check': 'pass sample_verified',
      achievement: 'todo achievement_missing',
    });
  });

  test('O-8 each item follows the facts', async () => {
    const { organisationId, admin } = await open();
    await world.database.pool.query('update organisations.organisation set url = null, email = null');
    await world.database.pool.query('update keys.signing_key set backed_up_at = now()');
    const subject = { achievementId: 'a'.repeat(26) };
    await recordEvent(world, { kind: 'achievement.published', organisationId, subject, actor: admin });
    await world.settle();
    expect(await read(organisationId, admin)).toMatchObject({
      profile: 'todo profile_gaps',
      'key-backup': 'pass key_backed_up',
      achievement: 'pass achievement_published',
    });
    await world.database.pool.query(`update keys.signing_key set sealed = 'v1.broken.broken'`);
    expect(await read(organisationId, admin)).toMatchObject({
      key: 'fail key_broken',
      'self-check': 'todo sample_needs_key',
    });
    await world.database.pool.query('delete from keys.signing_key');
    expect(await read(organisationId, admin)).toMatchObject({
      key: 'fail key_missing',
      'key-backup': 'todo key_not_backed_up',
    });
  });

  test('O-8 the address passes only when it answers with our own keys', async () => {
    const { organisationId, admin } = await open({ config: { publicUrl: 'https://awards.lindon.example' } });
    const url = 'https://awards.lindon.example/issuers/lindon-university/did.json';
    const answers = async (body?: string) => {
      world.web.clear();
      if (body !== undefined) world.web.set(url, { body, mediaType: 'application/did+json' });
      return (await read(organisationId, admin)).address;
    };
    expect(await answers()).toBe('fail address_silent');
    expect(await answers('{"id":"did:web:somebody.example"}')).toBe('fail address_other');
    expect(await answers('<html>')).toBe('fail address_other');
    expect(await answers(JSON.stringify(await findDidDocument(world, { organisationId }), null, 2))).toBe(
      'pass address_answers',
    );
    expect((await read(organisationId, admin))['self-check']).toBe('pass sample_verified');
  });

  test('O-8 an unprotected public address fails', async () => {
    const { organisationId, admin } = await open({ config: { publicUrl: 'http://awards.lindon.example' } });
    expect((await read(organisationId, admin)).address).toBe('fail address_plain');
  });
});
