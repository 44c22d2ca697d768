/** A small house for the tests of this folder. */
import { endpoint } from '@cairn/api/endpoint';
import type { MemberRole } from '@cairn/api/roles';
import type { LightMyRequestResponse } from 'fastify';
import { z } from 'zod';
import { type Actor, type Person, toMembership } from '../actor.ts';
import { DatabaseAway } from '../database/trouble.ts';
import { type House, openHouse, room } from '../house.ts';
import { Refusal } from '../refusal.ts';
import { openTestWorld, type TestWorld } from '../test-world.ts';
import { withCookie } from './effects.ts';
import type { Identify, Routes } from './exchange.ts';

const member = (organisationId: string, role: MemberRole, operator = false): Person => ({
  kind: 'person',
  personId: `${organisationId}-${role}`,
  sessionId: 's',
  language: 'en',
  memberships: [toMembership(organisationId, [role])],
  operator,
});
const actors: Record<string, Actor> = {
  issuer: member('ours', 'issuer'),
  analyst: member('ours', 'analyst'),
  stranger: member('theirs', 'administrator'),
  operator: member('theirs', 'analyst', true),
  machine: { kind: 'machine', keyId: 'k', organisationId: 'ours', scopes: ['credential.issue'] },
  otherMachine: { kind: 'machine', keyId: 'l', organisationId: 'ours', scopes: ['credential.read'] },
};

const params = z.object({ organisationId: z.string().max(10) });
export const contract = {
  echo: endpoint({
    method: 'POST',
    path: '/echo',
    summary: 'Says it back',
    needs: 'page.read',
    body: z.object({ text: z.string().max(20), count: z.number().int().optional() }),
    query: z.object({ loud: z.enum(['yes', 'no']).optional() }),
    reply: z.object({ text: z.string() }),
    refusals: [],
  }),
  issue: endpoint({
    method: 'POST',
    path: '/organisations/:organisationId/credentials',
    summary: 'Counts',
    needs: 'credential.issue',
    idempotent: true,
    status: 201,
    params,
    body: z.object({ name: z.string() }),
    reply: z.object({ number: z.number(), at: z.string() }),
    refusals: [],
  }),
  own: endpoint({
    method: 'GET',
    path: '/own',
    summary: '',
    needs: 'wallet.keep',
    reply: z.object({ id: z.string() }),
    refusals: [],
  }),
  run: endpoint({
    method: 'GET',
    path: '/run',
    summary: '',
    needs: 'organisation.found',
    reply: z.object({ ok: z.boolean() }),
    refusals: [],
  }),
  fail: endpoint({
    method: 'GET',
    path: '/fail',
    summary: '',
    needs: 'page.read',
    query: z.object({ how: z.string() }),
    reply: z.object({ ok: z.literal(true) }),
    refusals: [],
  }),
  guess: endpoint({
    method: 'GET',
    path: '/guess',
    summary: '',
    needs: 'page.read',
    perMinute: 3,
    reply: z.object({}),
    refusals: [],
  }),
} as const;

/** What the tests look at and turn. */
export const state = { issued: 0, gate: Promise.resolve() as Promise<void> };

export const routes: Routes<typeof contract> = {
  echo: async (_world, _actor, { body, query }) => {
    const reply = { text: query.loud === 'yes' ? body.text.toUpperCase() : body.text, secret: 'never told' };
    return withCookie(reply, { name: 'cairn', value: 'abc', maxAgeSeconds: 60 });
  },
  issue: async (world, _actor, { body }) => {
    await state.gate;
    if (body.name === 'refused') throw new Refusal('key_missing');
    return { number: ++state.issued, at: world.now().toISOString() };
  },
  own: async (_, actor) => ({ id: actor.personId }),
  run: async () => ({ ok: true }),
  fail: async (_world, _actor, { query }) => {
    if (query.how === 'refused') throw new Refusal('name_taken', { slug: 'lindon' });
    if (query.how === 'away') throw new DatabaseAway('gone');
    if (query.how === 'reply') return { ok: 'no' } as never;
    throw new Error('the password is swordfish');
  },
  guess: async () => ({}),
};

export interface TestHouse extends House {
  world: TestWorld;
  /** A JSON request below `/api/v1`, as one of the actors. */
  call(
    method: 'GET' | 'POST',
    url: string,
    options?: { as?: string; body?: unknown; raw?: string; headers?: object },
  ): Promise<LightMyRequestResponse>;
}

/** A house with one room on an empty world. */
export async function openTestHouse(): Promise<TestHouse> {
  state.issued = 0;
  state.gate = Promise.resolve();
  const world = await openTestWorld();
  const identify: Identify = async (_, { authorization, language }) =>
    actors[authorization?.replace('Bearer ', '') ?? ''] ?? { kind: 'nobody', language };
  const house = await openHouse({ world, rooms: [room({ name: 'try', contract, routes })], identify });
  const call: TestHouse['call'] = (method, url, { as, body, raw, headers } = {}) =>
    house.app.inject({
      method,
      url: `/api/v1${url}`,
      headers: {
        host: 'localhost',
        ...(as && { authorization: `Bearer ${as}` }),
        ...(method === 'POST' && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(method === 'POST' && { payload: raw ?? JSON.stringify(body) }),
    });
  return { ...house, world, call };
}
