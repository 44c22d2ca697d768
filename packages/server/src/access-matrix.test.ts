/**
 * R11: every endpoint × everybody who could call it × {own organisation, another one, none}, generated from the tables of
 * permissions and roles. What is expected is worked out here from them alone; the house is the real one.
 */
import { type Api, api, apiRoot, type Endpoint } from '@cairn/api';
import { type Permission, permissions, scopes } from '@cairn/api/permissions';
import { type MemberRole, memberRoles, permissionsOfRoles, type Role } from '@cairn/api/roles';
import type { LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { planHouse } from './house.ts';
import { type House, openHouse } from './platform/house.ts';
import { openTestWorld, type TestWorld } from './platform/test-world.ts';
import { findOrCreatePersonByEmail, makeOperator, openSession } from './rooms/accounts/index.ts';
import { routes as organisationRoutes } from './rooms/organisations/index.ts';
import { foundTestIssuer, issueTestCredential, type TestIssuer, testAward } from './rooms/test-issuer.ts';

type Where = 'own' | 'other' | 'nowhere';

/** Somebody who calls: how they prove who they are, and what the policy should make of them. */
interface Caller {
  name: string;
  headers: Record<string, string>;
  /** Roles that need no organisation. */
  roles: readonly Role[];
  /** What they may do in the own organisation; undefined when they do not belong there. */
  may?: ReadonlySet<Permission>;
}

const endpoints = Object.entries(api).flatMap(([room, contract]) =>
  Object.entries(contract as Record<string, Endpoint>).map(([name, endpoint]) => ({
    name: `${room}.${name}`,
    endpoint,
  })),
);
const nowhere = 'n'.repeat(26);

let world: TestWorld;
let house: House;
let own: TestIssuer;
let other: TestIssuer;
const callers: Caller[] = [];
/** Things that exist, by the name of the parameter that points to them. */
const things: Record<'own' | 'other', Record<string, string>> = { own: {}, other: {} };

beforeAll(async () => {
  world = await openTestWorld();
  house = await openHouse({ world, ...planHouse(world) });
  own = await foundTestIssuer(world, { slug: 'own' });
  other = await foundTestIssuer(world, { slug: 'other' });
  await makeCallers();
  things.own = await makeThings(own);
  things.other = await makeThings(other);
});
afterAll(() => house.close());

async function cookieOf(email: string, membership?: { organisationId: string; role: MemberRole }): Promise<string> {
  const { personId } = await findOrCreatePersonByEmail(world, { email, language: 'en' });
  if (membership) {
    const params = { organisationId: membership.organisationId };
    const body = { email, roles: [{ role: membership.role }] };
    await organisationRoutes.inviteMember(world, own.admin, { params, query: undefined, body });
  }
  if (email.startsWith('operator')) await makeOperator(world, personId);
  return `cairn=${(await openSession(world, personId)).value}`;
}

async function apiKeyOf(
  { organisationId, admin }: TestIssuer,
  scopes: readonly string[],
): Promise<{ authorization: string; keyId: string }> {
  const cookie = `cairn=${(await openSession(world, admin.personId)).value}`;
  const made = await inject('POST', `/organisations/${organisationId}/api-keys`, { cookie }, { name: 'Key', scopes });
  const { id: keyId, secret } = made.json<{ id: string; secret: string }>();
  return { authorization: `Bearer ${secret}`, keyId };
}

async function makeCallers(): Promise<void> {
  const add = (caller: Caller) => callers.push(caller);
  const { organisationId } = own;
  const everybody: readonly Role[] = ['verifier'];
  add({ name: 'nobody', headers: {}, roles: everybody });
  add({ name: 'an unknown session', headers: { cookie: `cairn=${'x'.repeat(43)}` }, roles: everybody });
  add({ name: 'an unknown key', headers: { authorization: `Bearer cairn_${'x'.repeat(43)}` }, roles: everybody });
  const ended = await cookieOf('ended@post.example', { organisationId, role: 'owner' });
  await inject('DELETE', '/session', { cookie: ended });
  add({ name: 'an ended session of an owner', headers: { cookie: ended }, roles: everybody });
  const person: readonly Role[] = ['verifier', 'learner'];
  add({ name: 'a person', headers: { cookie: await cookieOf('person@post.example') }, roles: person });
  const operator = await cookieOf('operator@post.example');
  add({ name: 'the operator', headers: { cookie: operator }, roles: [...person, 'operator'] });
  for (const role of memberRoles) {
    const cookie = await cookieOf(`${role}@post.example`, { organisationId, role });
    add({ name: `a member as ${role}`, headers: { cookie }, roles: person, may: permissionsOfRoles([role]) });
  }
  for (const scope of scopes) {
    const others = scopes.filter(other => other !== scope);
    for (const [name, given] of [
      [`a key for ${scope}`, [scope]],
      [`a key for all but ${scope}`, others],
    ] as const) {
      const { authorization } = await apiKeyOf(own, given);
      add({ name, headers: { authorization }, roles: everybody, may: new Set(given) });
    }
  }
  const spent = await apiKeyOf(own, scopes);
  const cookie = await cookieOf('owner@post.example');
  await inject('DELETE', `/organisations/${organisationId}/api-keys/${spent.keyId}`, { cookie });
  add({ name: 'an ended key', headers: { authorization: spent.authorization }, roles: everybody });
}

/** One of everything that a path can point to. */
async function makeThings(issuer: TestIssuer): Promise<Record<string, string>> {
  const { organisationId, admin, achievementId } = issuer;
  const cookie = `cairn=${(await openSession(world, admin.personId)).value}`;
  const { credentialId } = await issueTestCredential(world, issuer, 'Maren Ødegård', { email: 'maren@post.example' });
  const row = { row: 2, name: '李雪', email: 'xue@post.example', awardedOn: '2026-11-20', result: '' };
  const batch = await inject(
    'POST',
    `/organisations/${organisationId}/batches`,
    { cookie },
    { achievementId: testAward(issuer, 'X').achievementId, rows: [row] },
  );
  const key = await inject(
    'POST',
    `/organisations/${organisationId}/api-keys`,
    { cookie },
    { name: 'K', scopes: ['credential.issue'] },
  );
  const member = await inject(
    'POST',
    `/organisations/${organisationId}/members`,
    { cookie },
    { email: `member@${organisationId}.example`, roles: [{ role: 'analyst' }] },
  );
  return {
    organisationId,
    achievementId,
    credentialId,
    batchId: batch.json<{ id: string }>().id,
    passkeyId: 'q'.repeat(26),
    sessionId: 'q'.repeat(26),
    keyId: key.json<{ id: string }>().id,
    personId: member.json<{ personId: string }>().personId,
    token: 't'.repeat(43),
    code: 'ABCDEFGH',
  };
}

let address = 0;
/** Each request comes from an address of its own, so that no limit on tries gets in the way. */
function inject(
  method: Endpoint['method'],
  path: string,
  headers: Record<string, string>,
  body?: unknown,
): Promise<LightMyRequestResponse> {
  address += 1;
  return house.app.inject({
    method,
    url: `${apiRoot}${path}`,
    remoteAddress: `10.0.${address >> 8}.${address & 255}`,
    headers: { host: 'localhost', ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
  });
}

/** The path of an endpoint in an organisation, pointing to things of an organisation. */
function pathOf(endpoint: Endpoint, where: Where, pointsTo: 'own' | 'other'): string {
  return endpoint.path.replace(/:(\w+)/g, (_, name: string) => {
    if (name === 'organisationId') return where === 'nowhere' ? nowhere : (things[where][name] ?? '');
    const value = things[pointsTo][name];
    if (value === undefined) throw new Error(`this test does not know what :${name} points to`);
    return value;
  });
}

/** No endpoint takes an array, so whoever is let through is told that, and nothing happens. */
const bodyFor = (endpoint: Endpoint) => (endpoint.body ? [] : undefined);

type Verdict = 'not_signed_in' | 'role_missing' | 'not_found' | 'let through';

function expected({ needs }: Endpoint, caller: Caller, where: Where): Verdict {
  const isOfOrganisation = permissions[needs].of === 'organisation';
  const may = isOfOrganisation
    ? where === 'own' && caller.may?.has(needs)
    : permissionsOfRoles(caller.roles).has(needs);
  if (may) return 'let through';
  const isKnown = caller.roles.includes('learner') || caller.may !== undefined;
  if (!isKnown) return 'not_signed_in';
  return isOfOrganisation && (where !== 'own' || caller.may === undefined) ? 'not_found' : 'role_missing';
}

const statusOf = { not_signed_in: 401, role_missing: 403, not_found: 404 } as const;

/** A refusal tells its code and a sentence, and nothing of what is there. */
function expectRefusal(answer: LightMyRequestResponse, code: keyof typeof statusOf, call: string): void {
  const problem = answer.json<Record<string, unknown>>();
  expect([call, answer.statusCode, problem['code']]).toEqual([call, statusOf[code], code]);
  expect(Object.keys(problem).sort()).toEqual(['code', 'requestId', 'status', 'title', 'type']);
}

/** Which part of the matrix a call belongs to. Ending things for real is tried by those alone who may not. */
function wheresOf({ needs }: Endpoint): Where[] {
  return permissions[needs].of === 'organisation' ? ['own', 'other', 'nowhere'] : ['own'];
}

describe('the access matrix', () => {
  test.each(endpoints)('$name lets in whom its policy names, and nobody else', async ({ name, endpoint }) => {
    for (const where of wheresOf(endpoint)) {
      for (const caller of callers) {
        const verdict = expected(endpoint, caller, where);
        if (verdict === 'let through' && endpoint.method === 'DELETE') continue;
        const path = pathOf(endpoint, where, where === 'other' ? 'other' : 'own');
        const answer = await inject(endpoint.method, path, caller.headers, bodyFor(endpoint));
        const call = `${name} as ${caller.name}, ${where}`;
        if (verdict !== 'let through') expectRefusal(answer, verdict, call);
        else if (endpoint.body) expect([call, answer.statusCode]).toEqual([call, 400]);
        else expect([call, [401, 403, 500].includes(answer.statusCode)]).toEqual([call, false]);
      }
    }
  });

  test('what belongs to another organisation is not found under the own one', async () => {
    const owner = callers.find(({ name }) => name === 'a member as owner');
    const pointing = endpoints.filter(({ endpoint }) => /:organisationId\/.*:/.test(endpoint.path));
    expect(pointing.length).toBeGreaterThan(10);
    for (const { name, endpoint } of pointing) {
      const body = endpoint.body ? await soundBody(name) : undefined;
      const answer = await inject(endpoint.method, pathOf(endpoint, 'own', 'other'), owner?.headers ?? {}, body);
      expectRefusal(answer, 'not_found', name);
    }
  });

  test('what another person holds is not found', async () => {
    const person = callers.find(({ name }) => name === 'a person');
    const held = endpoints.filter(({ endpoint }) => endpoint.path.startsWith('/wallet/:'));
    expect(held.length).toBeGreaterThan(2);
    for (const { name, endpoint } of held) {
      const body = endpoint.body ? {} : undefined;
      const answer = await inject(endpoint.method, pathOf(endpoint, 'own', 'own'), person?.headers ?? {}, body);
      expectRefusal(answer, 'not_found', name);
    }
  });

  test('afterwards everything is still there', async () => {
    for (const issuer of [own, other]) {
      const cookie = `cairn=${(await openSession(world, issuer.admin.personId)).value}`;
      const at = `/organisations/${issuer.organisationId}`;
      const mine = things[issuer === own ? 'own' : 'other'];
      for (const path of [`/achievements/${mine['achievementId']}`, `/credentials/${mine['credentialId']}`]) {
        expect((await inject('GET', at + path, { cookie })).statusCode).toBe(200);
      }
      const read = async (path: string) => (await inject('GET', at + path, { cookie })).body;
      expect(await read('/api-keys')).toContain(mine['keyId']);
      expect(await read('/members?limit=100')).toContain(mine['personId']);
      expect(await read(`/credentials/${mine['credentialId']}`)).toContain('"state":"in-force"');
    }
  });
});

/** A body that would be carried out if the thing were one's own. */
async function soundBody(name: string): Promise<unknown> {
  const { definition } = (
    await inject('GET', `/organisations/${other.organisationId}/achievements/${other.achievementId}`, {
      cookie: `cairn=${(await openSession(world, other.admin.personId)).value}`,
    })
  ).json<{ definition: unknown }>();
  const bodies: Partial<Record<`${keyof Api}.${string}`, unknown>> = {
    'organisations.changeMember': { roles: [{ role: 'administrator' }] },
    'achievements.saveAchievement': { definition, revision: 2 },
    'achievements.publishAchievement': { revision: 2 },
    'credentials.revokeCredential': { reason: 'other' },
    'messages.resendClaimLetter': {},
  };
  const body = bodies[name as keyof typeof bodies];
  if (body === undefined) throw new Error(`this test does not know a body for ${name}`);
  return body;
}
