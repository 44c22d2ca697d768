import { accountsContract } from '@cairn/api/accounts';
import { achievementsContract } from '@cairn/api/achievements';
import { auditContract } from '@cairn/api/audit';
import { credentialsContract } from '@cairn/api/credentials';
import { installationContract } from '@cairn/api/installation';
import { issuanceContract } from '@cairn/api/issuance';
import { keysContract } from '@cairn/api/keys';
import { messagesContract } from '@cairn/api/messages';
import { organisationsContract } from '@cairn/api/organisations';
import { signInContract } from '@cairn/api/sign-in';
import { verificationContract } from '@cairn/api/verification';
import { walletContract } from '@cairn/api/wallet';
import type { FastifyInstance } from 'fastify';
import { mountPages, showProblemPages } from './pages/mount.ts';
import type { Renderer } from './pages/renderer.ts';
import type { Actor } from './platform/actor.ts';
import { type HousePlan, type Room, room } from './platform/house.ts';
import type { Caller } from './platform/http/exchange.ts';
import type { World } from './platform/world.ts';
import * as accounts from './rooms/accounts/index.ts';
import * as achievements from './rooms/achievements/index.ts';
import * as audit from './rooms/audit/index.ts';
import * as credentials from './rooms/credentials/index.ts';
import { mountConformance } from './rooms/integrations/index.ts';
import * as issuance from './rooms/issuance/index.ts';
import * as keys from './rooms/keys/index.ts';
import * as messages from './rooms/messages/index.ts';
import * as organisations from './rooms/organisations/index.ts';
import * as transparency from './rooms/transparency/index.ts';
import * as verification from './rooms/verification/index.ts';
import * as wallet from './rooms/wallet/index.ts';
import * as samples from './samples/routes.ts';

const hourMs = 3_600_000;

/** Every room, the lowest floor first: the one place that knows them all. */
export const rooms: readonly Room[] = [
  room({ name: 'transparency', jobs: transparency.jobs }),
  room({
    name: 'accounts',
    contract: accountsContract,
    routes: { ...accounts.routes, ...organisations.sessionRoutes },
    jobs: jobs => jobs.every('forget-ended', hourMs, accounts.forgetEnded),
  }),
  room({ name: 'sign-in', contract: signInContract, routes: accounts.signInRoutes }),
  room({ name: 'audit', contract: auditContract, routes: audit.routes, reactions: audit.reactions }),
  room({ name: 'keys', contract: keysContract, routes: keys.routes }),
  room({
    name: 'organisations',
    contract: organisationsContract,
    routes: organisations.routes,
    reactions: organisations.reactions,
  }),
  room({
    name: 'installation',
    contract: installationContract,
    routes: { ...organisations.installationRoutes, ...samples.routes },
  }),
  room({
    name: 'achievements',
    contract: achievementsContract,
    routes: achievements.routes,
    reactions: achievements.reactions,
  }),
  room({ name: 'credentials', contract: credentialsContract, routes: credentials.routes, jobs: credentials.jobs }),
  room({ name: 'issuance', contract: issuanceContract, routes: issuance.routes, jobs: issuance.jobs }),
  room({ name: 'verification', contract: verificationContract, routes: verification.routes }),
  room({ name: 'wallet', contract: walletContract, routes: wallet.routes }),
  room({ name: 'messages', contract: messagesContract, routes: messages.routes, reactions: messages.reactions }),
];

/** Who asks: accounts know the person, organisations their memberships. */
export async function identify(world: World, caller: Caller): Promise<Actor> {
  const found = await accounts.identify(world, caller);
  if (found.kind !== 'person') return found;
  return { ...found, memberships: await organisations.membershipsOf(world, found.personId) };
}

/** The whole house over a world, with or without its pages. */
export function planHouse(world: World, renderer?: Renderer): Omit<HousePlan, 'world'> {
  const conformance = (app: FastifyInstance) => mountConformance(app, world, identify);
  if (!renderer) return { rooms, identify, pages: conformance };
  return {
    rooms,
    identify,
    pages: async app => {
      await mountPages(app, world, renderer);
      await conformance(app);
    },
    showProblem: showProblemPages(world, renderer),
  };
}
