import type { ReplyOf, RequestOf } from '@cairn/api';
import type { installationContract } from '@cairn/api/installation';
import type { Actor, Person } from '../platform/actor.ts';
import { type WithBrowser, withCookie } from '../platform/http/effects.ts';
import { Refusal } from '../platform/refusal.ts';
import type { World } from '../platform/world.ts';
import { findOrCreatePersonByEmail, openSession } from '../rooms/accounts/index.ts';
import { checkSetupCode, installationRoutes, moveSamples } from '../rooms/organisations/index.ts';
import { toPerson } from './acting.ts';
import { raiseInstitution } from './raise-institution.ts';
import { sampleInstitutions } from './sample-institutions.ts';

type Endpoint = typeof installationContract.loadSamples;
type Reply = ReplyOf<Endpoint>;

/** Administers all three institutions and nothing else. */
const administrator = { name: 'Robin Ashdown', email: 'robin.ashdown@lindon.example', language: 'en' } as const;

/**
 * Loads the three invented institutions: everything through the rooms' own doors, so that keys, signatures, letters and
 * withdrawals are real. After an interruption it goes on with the institutions that are missing. On an installation that is not set up yet the
 * caller is signed in as the samples' administrator, and may call again to be signed in again.
 * Refuses `setup_code_wrong`; once the installation is set up also `not_signed_in`, `role_missing` (operators only) and
 * `samples_loaded`.
 */
export async function loadSamples(
  world: World,
  actor: Actor,
  { body, caller }: RequestOf<Endpoint> & WithBrowser,
): Promise<Reply> {
  const { state, samples } = await installationRoutes.readInstallation(world);
  if (state === 'empty') {
    await checkSetupCode(world, body.setupCode);
    const person = await findOrCreatePersonByEmail(world, administrator);
    const reply = await inTurn(() => raiseSamples(world, toPerson(person.personId, administrator)));
    return withCookie(reply, await openSession(world, person.personId, { caller }));
  }
  if (actor.kind !== 'person') throw new Refusal('not_signed_in');
  if (!actor.operator) throw new Refusal('role_missing');
  if (samples === 'loaded') throw new Refusal('samples_loaded');
  return inTurn(() => raiseSamples(world, actor));
}

/** For a start with samples: nobody has called, and nobody is signed in. Does nothing when they are here already. */
export async function loadSamplesAtStart(world: World): Promise<void> {
  const { samples } = await installationRoutes.readInstallation(world);
  if (samples === 'loaded') return;
  const person = await findOrCreatePersonByEmail(world, administrator);
  await inTurn(() => raiseSamples(world, toPerson(person.personId, administrator)));
}

let turn: Promise<unknown> = Promise.resolve();

/** One after the other: whoever comes second finds everything done. */
function inTurn<T>(story: () => Promise<T>): Promise<T> {
  const mine = turn.then(story);
  turn = mine.catch(() => {});
  return mine;
}

async function raiseSamples(world: World, admin: Person): Promise<Reply> {
  await moveSamples(world, 'none', 'loading');
  const organisations: Reply['organisations'] = [];
  for (const institution of sampleInstitutions) organisations.push(await raiseInstitution(world, admin, institution));
  await moveSamples(world, 'loading', 'loaded');
  return { organisations };
}
