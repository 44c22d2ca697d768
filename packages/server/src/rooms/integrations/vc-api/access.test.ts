import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import {
  type ConformanceHouse,
  exampleCredential,
  openConformanceHouse,
} from '../../../../../../test/conformance-house.ts';
import { toDidDocument } from '../../../../../core/src/did/index.ts';
import type { JsonObject } from '../../../../../core/src/json.ts';
import { generateKeyPair, sign, toSigner } from '../../../../../core/src/proof/index.ts';
import { planHouse } from '../../../house.ts';
import { CannotStart } from '../../../platform/cannot-start.ts';
import type { Config } from '../../../platform/config.ts';
import { openHouse } from '../../../platform/house.ts';
import { openTestWorld } from '../../../platform/test-world.ts';
import { routes as accounts, openSession } from '../../accounts/index.ts';
import { foundTestIssuer, outside } from '../../test-issuer.ts';

let house: ConformanceHouse | undefined;
afterEach(async () => {
  await house?.close();
  house = undefined;
});

/** Every address of the tests, with a body where it takes one. */
const addresses: [string, JsonObject?][] = [
  ['/conformance/manifest'],
  ['/1.0/identifiers/did:example:a'],
  ['/issuers/eddsa-rdfc-2022/credentials/issue', {}],
  ['/credentials/verify', {}],
  ['/credentials/status', {}],
  ['/presentations/verify', {}],
];

async function askAll(headers: Record<string, string> = {}): Promise<number[]> {
  const answers = addresses.map(([path, body]) =>
    body ? house?.post(path, body, headers) : house?.get(path, headers),
  );
  return (await Promise.all(answers)).map(answer => answer?.status ?? 0);
}

const closed = addresses.map(() => 401);

test('VC-1 this machine may, unless something stands in front of it', async () => {
  house = await openConformanceHouse();
  expect(await askAll()).toEqual([200, 501, 400, 400, 400, 400]);
  for (const name of ['x-forwarded-for', 'forwarded', 'via', 'x-real-ip']) {
    expect(await askAll({ [name]: '127.0.0.1' })).toEqual(closed);
  }
  const afar = await house.app.inject({
    url: '/conformance/manifest',
    remoteAddress: '192.0.2.7',
    headers: { host: 'localhost' },
  });
  expect(afar.statusCode).toBe(401);
});

test.each<Partial<Config>>([{ publicUrl: 'https://awards.lindon.example' }, { proxies: 1 }])(
  'VC-1 with %j nothing is known of where a request comes from',
  async config => {
    house = await openConformanceHouse({ ...config, conformance: true });
    expect(await askAll()).toEqual(closed);
    expect((await house.get('/conformance/status-lists/1')).status).toBe(200);
  },
);

test('VC-1 a key that may issue may; one that may not, and a person, may not', async () => {
  house = await openConformanceHouse({ proxies: 1, conformance: true });
  const { admin, organisationId } = await foundTestIssuer(house.world);
  const keyFor = async (scope: 'credential.issue' | 'credential.read') => {
    const request = { ...outside, params: { organisationId }, body: { name: 'Tests', scopes: [scope] } };
    const made = house && (await accounts.createApiKey(house.world, admin, request));
    return `Bearer ${made?.secret}`;
  };
  expect(await askAll({ authorization: await keyFor('credential.issue') })).toEqual([200, 501, 400, 400, 400, 400]);
  expect(await askAll({ authorization: await keyFor('credential.read') })).toEqual(addresses.map(() => 403));
  const cookie = `cairn=${(await openSession(house.world, admin.personId)).value}`;
  expect(await askAll({ cookie })).toEqual(addresses.map(() => 403));
});

test('VC-8 switched off, nobody finds anything', async () => {
  const world = await openTestWorld();
  const plain = await openHouse({ world, ...planHouse(world) });
  for (const [url, body] of [...addresses, ['/conformance/status-lists/1'] as [string]]) {
    const payload = body ? { method: 'POST' as const, payload: body } : {};
    const answer = await plain.app.inject({ url, headers: { host: 'localhost' }, ...payload });
    expect([url, answer.statusCode, answer.json().code]).toEqual([url, 404, 'not_found']);
  }
  await plain.close();
});

function keepOverrides(text: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'cairn-overrides-')), 'web.json');
  writeFileSync(path, text);
  return path;
}

test('VC-6 overrides bring contexts and key documents, and change none of our own', async () => {
  const did = 'did:web:issuer.example';
  const { publicMultikey, secretMultikey } = await generateKeyPair();
  const tides = 'https://issuer.example/tides/v1';
  const context = { '@context': { Tide: 'https://issuer.example/#Tide', height: 'https://issuer.example/#height' } };
  const v2 = 'https://www.w3.org/ns/credentials/v2';
  const resolverOverrides = keepOverrides(
    JSON.stringify({
      'https://issuer.example/.well-known/did.json': toDidDocument({ did, keys: [{ multikey: publicMultikey }] }),
      [tides]: context,
      [v2]: { '@context': { '@vocab': 'https://anything.example/' } },
    }),
  );
  house = await openConformanceHouse({ resolverOverrides });
  const draft = {
    ...exampleCredential,
    '@context': [v2, tides],
    type: ['VerifiableCredential', 'Tide'],
    issuer: did,
    credentialSubject: { id: 'did:example:subject', height: '3 m' },
  };
  const load = (url: string) => (url === tides ? context : undefined);
  const { loadContext } = await import('../../../../../core/src/contexts/index.ts');
  const signed = await sign(
    draft as never,
    await toSigner(secretMultikey, did),
    '2026-06-12T09:00:00Z',
    'eddsa-rdfc-2022',
    url => load(url) ?? loadContext(url),
  );
  const { status, body } = await house.verify(signed);
  expect([status, (body.warnings as JsonObject[]).map(({ code }) => code)]).toEqual([200, ['unfamiliar_kind']]);
  expect((await house.get(`/1.0/identifiers/${did}`)).body.didDocument).toMatchObject({ id: did });
});

test.each(['', '[]', '{"https://a.example": 1}', '{'])(
  'VC-6 overrides that cannot be read stop the start: %j',
  async text => {
    await expect(openConformanceHouse({ resolverOverrides: keepOverrides(text) })).rejects.toThrow(CannotStart);
    await expect(openConformanceHouse({ resolverOverrides: '/nowhere/web.json' })).rejects.toThrow(
      'RESOLVER_OVERRIDES',
    );
  },
);
