/** Every endpoint of an organisation carried out for real, within its own rows: none needs more than the database gives a tenant. */
import { api, apiRoot, type Endpoint } from '@cairn/api';
import { permissions } from '@cairn/api/permissions';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { planHouse } from './house.ts';
import { type House, openHouse } from './platform/house.ts';
import { openTestWorld, type TestWorld } from './platform/test-world.ts';
import { openSession } from './rooms/accounts/index.ts';
import { foundTestIssuer, type TestIssuer, testDefinition } from './rooms/test-issuer.ts';
import { writeLog } from './rooms/transparency/index.ts';

let world: TestWorld;
let house: House;
let issuer: TestIssuer;
let cookie: string;
const carriedOut = new Set<string>();

beforeAll(async () => {
  world = await openTestWorld({ config: { publicUrl: 'https://awards.lindon.example' } });
  house = await openHouse({ world, ...planHouse(world) });
  issuer = await foundTestIssuer(world);
  cookie = `__Host-cairn=${(await openSession(world, issuer.admin.personId)).value}`;
});
afterAll(() => house.close());

const endpoints: Record<string, Endpoint> = Object.fromEntries(
  Object.values(api).flatMap(contract => Object.entries(contract as Record<string, Endpoint>)),
);

/** Carry it out as the owner; the answer, which must be the one of success. */
async function carryOut<T = Record<string, never>>(
  name: string,
  params: Record<string, string> = {},
  body?: object,
): Promise<T> {
  const endpoint = endpoints[name];
  if (!endpoint) throw new Error(`there is no endpoint ${name}`);
  const all: Record<string, string> = { organisationId: issuer.organisationId, ...params };
  const answer = await house.app.inject({
    method: endpoint.method,
    url: apiRoot + endpoint.path.replace(/:(\w+)/g, (_, each: string) => all[each] ?? each),
    headers: { cookie, ...(body && { 'content-type': 'application/json', 'idempotency-key': world.newId() }) },
    ...(body && { payload: JSON.stringify(body) }),
  });
  const bugs = world.logged.filter(({ event }) => event === 'a request failed').map(({ fields }) => fields.error);
  expect([name, answer.statusCode, bugs]).toEqual([name, endpoint.status ?? 200, []]);
  carriedOut.add(name);
  return answer.json<T>();
}

test('the desk of one organisation, from its first draft to its record', async () => {
  type Made = { id: string; revision: number; personId: string; credentialId: string };
  const { achievementId } = issuer;
  await carryOut('getOrganisation');
  await carryOut('readChecklist');
  await carryOut('changeOrganisation', {}, { name: 'Lindon University', countryCode: 'IE', language: 'en' });
  for (const name of ['listMembers', 'listApiKeys', 'listKeys', 'listAchievements', 'listCredentials', 'listBatches'])
    await carryOut(name);

  const key = await carryOut<Made>('createApiKey', {}, { name: 'Registry', scopes: ['credential.issue'] });
  await carryOut('deleteApiKey', { keyId: key.id });
  const person = { email: 'salma@post.example', roles: [{ role: 'issuer' }] };
  const { personId } = await carryOut<Made>('inviteMember', {}, person);
  await carryOut('changeMember', { personId }, { roles: [{ role: 'author' }] });
  await carryOut('removeMember', { personId });
  await carryOut('rotateKey', {}, {});
  await carryOut('backUpKeys', {}, { passphrase: 'several words are easiest' });

  const draft = await carryOut<Made>('createAchievement', {}, { definition: testDefinition });
  const one = { achievementId: draft.id };
  const definition = { ...testDefinition, title: 'Tide Tables' };
  const saved = await carryOut<Made>('saveAchievement', one, { definition, revision: draft.revision });
  const published = await carryOut<Made>('publishAchievement', one, { revision: saved.revision });
  await carryOut('saveAchievement', one, { definition: testDefinition, revision: published.revision });
  await carryOut('deleteDraft', one);
  await carryOut('getAchievement', one);

  const learner = { name: '李雪', email: 'xue@post.example' };
  await carryOut('previewCredential', {}, { achievementId, learner });
  const { credentialId } = await carryOut<Made>('issueCredential', {}, { achievementId, learner });
  const row = { row: 2, name: 'Maren Ødegård', email: 'maren@post.example', awardedOn: '2026-11-20', result: '' };
  const content = Buffer.from('name,email\nMaren Ødegård,maren@post.example\n').toString('base64');
  await carryOut('checkRows', {}, { achievementId, content });
  const batch = await carryOut<Made>('startBatch', {}, { achievementId, rows: [row] });
  await world.settle();
  await carryOut('getBatch', { batchId: batch.id });
  await carryOut('getCredential', { credentialId });
  await carryOut('resendClaimLetter', { credentialId }, {});
  await carryOut('revokeCredential', { credentialId }, { reason: 'other' });
  await carryOut('listAudit');
  await carryOut('exportAudit');
  await writeLog(world);
  await carryOut('getReceipt', { credentialId });
});

test('nothing was left out', () => {
  const asked = Object.entries(endpoints).filter(([, { needs }]) => permissions[needs].of === 'organisation');
  const left = asked.map(([name]) => name).filter(name => !carriedOut.has(name));
  expect(left).toEqual([]);
});
