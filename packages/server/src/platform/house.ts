import type { Contract } from '@cairn/api';
import type { FastifyInstance } from 'fastify';
import type { Reactions } from './follow.ts';
import type { Identify, Routes } from './http/exchange.ts';
import { type Ground, mountRoutes } from './http/mount.ts';
import { RateLimit } from './http/rate-limit.ts';
import { createServer, type ShowProblem } from './http/server.ts';
import type { Jobs } from './jobs.ts';
import type { OpenWorld } from './open.ts';

/** What a room brings: endpoints with their stories, what it listens for, and work of its own. */
export interface RoomPlan<C extends Contract> {
  name: string;
  contract?: C;
  routes?: Routes<C>;
  reactions?: Reactions;
  /** Say which jobs it does, and how often what. */
  jobs?: (jobs: Jobs) => void;
}

/** A room whose stories were checked against its contract. */
export interface Room {
  name: string;
  open(app: FastifyInstance, ground: Ground, world: OpenWorld): void;
}

/** Check a room's stories against its contract. */
export function room<C extends Contract>({ name, contract, routes, reactions, jobs }: RoomPlan<C>): Room {
  return {
    name,
    open(app, ground, world) {
      if (contract) mountRoutes(app, contract, (routes ?? {}) as Routes<C>, ground);
      if (reactions) world.followers.add(name, reactions);
      jobs?.(world.jobs);
    },
  };
}

export interface HousePlan {
  world: OpenWorld;
  rooms: readonly Room[];
  identify: Identify;
  /** Everything outside the API: pages, files, addresses that standards fix. */
  pages?: (app: FastifyInstance, world: OpenWorld) => Promise<void>;
  showProblem?: ShowProblem;
}

export interface House {
  readonly app: FastifyInstance;
  /** Listen and begin with reactions and jobs; the address that was bound. */
  start(): Promise<string>;
  /** Finish requests, reactions and jobs under way, then close the world. */
  close(): Promise<void>;
}

/** Assemble the house; it refuses to open with a route that has no story or no policy. */
export async function openHouse({ world, rooms, identify, pages, showProblem }: HousePlan): Promise<House> {
  const app = createServer(world, showProblem);
  const ground = { world, identify, rateLimit: new RateLimit() };
  for (const each of rooms) each.open(app, ground, world);
  await pages?.(app, world);
  await app.ready();
  return {
    app,
    async start() {
      const address = await app.listen({ host: world.config.host, port: world.config.port });
      world.followers.start(world);
      world.jobs.start(world);
      return address;
    },
    async close() {
      await app.close();
      await world.close();
    },
  };
}
