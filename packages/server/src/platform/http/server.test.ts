import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openHouse, room } from '../house.ts';
import { contract, openTestHouse, routes, type TestHouse } from './test-house.ts';

let house: TestHouse;
beforeEach(async () => {
  house = await openTestHouse();
});
afterEach(() => house.close());

describe('the house refuses to open', () => {
  const open = (contract: object, routes: object, pages?: Parameters<typeof openHouse>[0]['pages']) =>
    openHouse({
      world: house.world,
      rooms: [room({ name: 'try', contract: contract as never, routes: routes as never })],
      identify: async () => ({ kind: 'nobody', language: 'en' }),
      ...(pages && { pages }),
    });
  test('with an endpoint that has no story, or a story without endpoint', async () => {
    await expect(open(contract, { ...routes, own: undefined })).rejects.toThrow('no story for the endpoint own');
    await expect(open(contract, { ...routes, more: routes.run })).rejects.toThrow('no endpoint for more');
  });
  test('with a route that nobody listed, or one that cannot know the tenant', async () => {
    const lost = { lost: { ...contract.own, needs: 'key.rotate' } };
    await expect(open(lost, { lost: routes.own })).rejects.toThrow('the endpoint lost names no permission');
    const pages = async (app: TestHouse['app']) => void app.get('/page', async () => 'hello');
    await expect(open({}, {}, pages)).rejects.toThrow('nothing says who may call GET /page, HEAD /page');
  });
});

test('probes and metrics', async () => {
  const get = (url: string, headers = {}) => house.app.inject({ url, headers: { host: 'localhost', ...headers } });
  expect((await get('/livez')).body).toBe('alive\n');
  expect((await get('/readyz')).body).toBe('ready\n');
  await house.call('GET', '/own');
  const metrics = await get('/metrics');
  expect(metrics.body).toContain('cairn_http_requests_total{method="GET",route="/api/v1/own",status="401"} 1');
  expect((await get('/metrics', { 'x-forwarded-for': '203.0.113.9' })).statusCode).toBe(404);
});
