import type { Person } from '../platform/actor.ts';
import type { Caller } from '../platform/http/exchange.ts';
import type { World } from '../platform/world.ts';

const caller: Caller = { requestId: 'samples', address: '127.0.0.1', language: 'en', cookies: {} };

/** What a story is given beside its parameters and body when nobody sits at a browser. */
export const withoutBrowser: { query: undefined; cookies: Record<string, never>; caller: Caller } = {
  query: undefined,
  cookies: {},
  caller,
};

/** Somebody acting for themselves inside a story, without a session. */
export function toPerson(personId: string, { email, language }: { email: string; language: 'en' | 'ar' }): Person {
  return { kind: 'person', personId, sessionId: '', email, language, memberships: [], operator: false };
}

const dayMs = 86_400_000;

/** The same world on an earlier day: what happens in it happened then. */
export function worldBefore(world: World, days: number): World {
  return {
    ...world,
    now: () => new Date(world.now().getTime() - days * dayMs),
    transact: story => world.transact(inner => story(worldBefore(inner, days))),
  };
}

/** `2026-06-04`, so many days before the instant. */
export function dayBefore(instant: Date, days: number): string {
  return new Date(instant.getTime() - days * dayMs).toISOString().slice(0, 10);
}
