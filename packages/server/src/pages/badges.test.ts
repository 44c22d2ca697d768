import { inflateSync } from 'node:zlib';
import { verify } from '@cairn/core';
import { unbake } from '@cairn/core/image';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { planHouse } from '../house.ts';
import { type House, openHouse } from '../platform/house.ts';
import { openTestWorld, type TestWorld } from '../platform/test-world.ts';
import { type Credential, findHere, markCredential } from '../rooms/credentials/index.ts';
import { foundTestIssuer, issueTestCredential, type TestIssuer } from '../rooms/test-issuer.ts';
import { loadRenderer } from './renderer.ts';

let world: TestWorld;
let house: House;
let issuer: TestIssuer;
let credential: Credential;
beforeAll(async () => {
  world = await openTestWorld();
  house = await openHouse({ world, ...planHouse(world, await loadRenderer()) });
  issuer = await foundTestIssuer(world);
  credential = await issueTestCredential(world, issuer, 'Salma Haddad-Núñez');
});
afterAll(() => house.close());

const get = (url: string) => house.app.inject({ url });
const addressOf = (ending: string, { credentialId } = credential) => `/credentials/${credentialId}/badge.${ending}`;

/** Width, height, and how many different colours stand in the pixels of a PNG of 8 bits a channel. */
function lookAt(png: Buffer): { width: number; height: number; bytes: Set<number> } {
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  return {
    width: png.readUInt32BE(16),
    height: png.readUInt32BE(20),
    bytes: new Set(inflateSync(Buffer.concat(parts))),
  };
}

test('the badge of a credential that nobody shows is not there, in any form', async () => {
  for (const ending of ['svg', 'png']) expect((await get(addressOf(ending))).statusCode).toBe(404);
});

test.each(['svg', 'png'])('the badge as %s carries the very credential, and it is found valid', async ending => {
  const { personId } = issuer.admin;
  await markCredential(world, credential.credentialId, { claimedBy: personId });
  await markCredential(world, credential.credentialId, { heldBy: personId, published: true });
  const answer = await get(addressOf(ending));
  expect(answer.statusCode).toBe(200);
  expect(answer.headers['content-disposition']).toMatch(/^attachment; filename="credential-[0-9a-z-]+\.(svg|png)"$/);
  const inside = unbake(answer.rawPayload);
  expect(inside).toEqual({ kind: 'credential', text: credential.document });
  const find = async (url: string) => (await findHere(world, url)) ?? { unreachable: 'url_not_allowed' as const };
  expect(await verify(JSON.parse(inside?.text ?? ''), { find, now: world.now() })).toMatchObject({ verdict: 'valid' });
});

test('the picture is large, square and not empty, of the achievement too', async () => {
  for (const url of [addressOf('png'), `/achievements/${issuer.achievementId}/badge.png`]) {
    const { headers, rawPayload } = await get(url);
    expect(headers['content-type']).toBe('image/png');
    const { width, height, bytes } = lookAt(rawPayload);
    expect([width, height]).toEqual([960, 960]);
    expect(bytes.size).toBeGreaterThan(100);
  }
  expect((await get('/achievements/none/badge.png')).statusCode).toBe(404);
});

test('previews of links are told of a picture that they can show', async () => {
  const { body } = await house.app.inject({
    url: `/achievements/${issuer.achievementId}`,
    headers: { accept: 'text/html' },
  });
  expect(body).toContain(
    `property="og:image" content="http://localhost:4173/achievements/${issuer.achievementId}/badge.png"`,
  );
});
