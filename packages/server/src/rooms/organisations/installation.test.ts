import { inspect } from 'node:util';
import { afterEach, expect, test } from 'vitest';
import type { Nobody } from '../../platform/actor.ts';
import { toMembership } from '../../platform/actor.ts';
import { cookiesOf } from '../../platform/http/effects.ts';
import { Refusal } from '../../platform/refusal.ts';
import { openTestWorld, type TestWorld } from '../../platform/test-world.ts';
import { identify } from '../accounts/index.ts';
import { testProfile } from '../test-organisation.ts';
import { checkSetupCode, installationRoutes, markReady, membershipsOf, moveSamples, readSetupCode } from './index.ts';

const nobody: Nobody = { kind: 'nobody', language: 'en' };
const code = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    error => (error instanceof Refusal ? error.code : Promise.reject(error)),
  );

let world: TestWorld;
const open = async (publicUrl = 'http://localhost:4173') => {
  world = await openTestWorld({ config: { publicUrl } });
};
afterEach(() => world.close());

const setUp = (setupCode?: string) =>
  installationRoutes.setUp(world, nobody, {
    params: undefined,
    query: undefined,
    body: {
      organisation: testProfile,
      person: { name: '李雪', email: 'Xue@Lindon.example', language: 'en' },
      ...(setupCode === undefined ? {} : { setupCode }),
    },
  });

test('O-10 setting up makes the caller operator and administrator, and signs them in', async () => {
  await open();
  expect(await installationRoutes.readInstallation(world)).toEqual({
    state: 'empty',
    samples: 'none',
    publicUrl: 'http://localhost:4173',
    mail: 'outbox',
    local: true,
    setupCodeNeeded: false,
  });
  const organisation = await setUp();
  expect(organisation.slug).toBe('lindon-university');
  const [cookie] = cookiesOf(organisation);
  const actor = await identify(world, { cookies: { cairn: cookie?.value ?? '' }, language: 'ar' });
  expect(actor).toMatchObject({ kind: 'person', operator: true, email: 'xue@lindon.example', language: 'en' });
  const personId = actor.kind === 'person' ? actor.personId : '';
  expect(await membershipsOf(world, personId)).toEqual([toMembership(organisation.id, ['owner'])]);
  expect(await installationRoutes.readInstallation(world)).toMatchObject({ state: 'ready' });
});

test('O-10 an installation is set up once, also when two do it at the same time', async () => {
  await open();
  expect((await Promise.all([code(setUp()), code(setUp())])).sort()).toEqual(['done', 'setup_finished']);
  expect(await code(setUp())).toBe('setup_finished');
  const { rows } = await world.database.pool.query(
    `select count(*) from platform.event where kind = 'installation.set-up'`,
  );
  expect(rows).toEqual([{ count: '1' }]);
});

test('O-11 where others can reach it, only who reads its printout can set it up', async () => {
  await open('https://awards.lindon.example');
  expect(await installationRoutes.readInstallation(world)).toMatchObject({ local: false, setupCodeNeeded: true });
  const printed = await readSetupCode(world);
  expect(printed).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
  expect(await readSetupCode(world)).toBe(printed);
  expect(await code(setUp())).toBe('setup_code_wrong');
  expect(await code(setUp('0000-0000'))).toBe('setup_code_wrong');
  expect(await code(setUp(printed?.toLowerCase().replace('-', ' ')))).toBe('done');
  expect(await readSetupCode(world)).toBeUndefined();
  expect(await code(checkSetupCode(world, undefined))).toBe('done');
});

test('O-11 the code is not readable in the database and goes when it is used', async () => {
  await open('https://awards.lindon.example');
  const printed = (await readSetupCode(world)) ?? '';
  const read = async () => inspect((await world.database.pool.query('select * from organisations.installation')).rows);
  expect(await read()).not.toContain(printed);
  await setUp(printed);
  expect(await read()).toContain('setup_code: null');
});

test('O-11 on this machine alone no code is asked for', async () => {
  for (const address of ['http://localhost:1', 'http://127.0.0.1:80', 'http://[::1]:8080', 'http://cairn.localhost']) {
    await open(address);
    expect(await readSetupCode(world)).toBeUndefined();
  }
  await open('http://localhost.lindon.example');
  expect(await readSetupCode(world)).toBeDefined();
});

test('O-12 samples are loaded once, and a load that failed can begin again', async () => {
  await open();
  expect(await Promise.all([moveSamples(world, 'none', 'loading'), moveSamples(world, 'none', 'loading')])).toEqual([
    true,
    false,
  ]);
  expect(await installationRoutes.readInstallation(world)).toMatchObject({ samples: 'loading', state: 'empty' });
  expect(await moveSamples(world, 'loading', 'none')).toBe(true);
  expect(await moveSamples(world, 'none', 'loading')).toBe(true);
  expect(await moveSamples(world, 'loading', 'loaded')).toBe(true);
  expect(await markReady(world)).toBe(true);
  expect(await markReady(world)).toBe(false);
  expect(await code(setUp())).toBe('setup_finished');
});
