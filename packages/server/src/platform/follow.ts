import { sql } from 'kysely';
import type { RecordedEvent } from './events.ts';
import type { World } from './world.ts';

/**
 * What a room does when it hears of an event, by kind; `*` is for every kind not named. Told at least once and in the order of the log, inside a transaction
 * that also moves the room's place in the log on: a reaction writes to the database and enqueues jobs, nothing else.
 */
export type Reactions = Readonly<Record<string, (world: World, event: RecordedEvent) => Promise<void>>>;

/** Reads the event log for the rooms of one node. */
export interface Followers {
  add(room: string, reactions: Reactions): void;
  start(world: World): void;
  /** Look for new events now. */
  wake(): void;
  stop(): Promise<void>;
  /** React to everything in the log; how many events were read. For tests and commands. */
  catchUp(world: World): Promise<number>;
}

const pollMs = 1_000;
const batch = 100;
const mostTries = 8;

interface Follower {
  room: string;
  reactions: Reactions;
  /** Tries of the event that failed last, and when it may be tried again. */
  tries: number;
  notBefore: number;
  /** The room's place when it was last seen; while the log ends there, nothing needs to be asked. */
  seen?: string;
}

/** Followers that share the work with other nodes: the room's row is locked while its batch is read. */
export function openFollowers(): Followers {
  const followers: Follower[] = [];
  let running: World | undefined;
  let timer: NodeJS.Timeout | undefined;
  let round: Promise<void> | undefined;
  let again = false;

  const readAll = async (world: World): Promise<void> => {
    do {
      again = false;
      const end = await findEnd(world);
      for (const follower of followers.filter(({ seen }) => seen !== end)) {
        while (running && (await readWhatItCan(world, follower)) > 0);
      }
    } while (again && running);
  };

  const self: Followers = {
    add: (room, reactions) => void followers.push({ room, reactions, tries: 0, notBefore: 0 }),
    start(world) {
      running = world;
      timer = setInterval(self.wake, pollMs);
      self.wake();
    },
    wake() {
      again = true;
      if (!running || round) return;
      const { log } = running;
      round = readAll(running)
        .catch(error => log.warn('the event log could not be read', { error }))
        .finally(() => {
          round = undefined;
        });
    },
    async stop() {
      running = undefined;
      clearInterval(timer);
      await round;
    },
    async catchUp(world) {
      let count = 0;
      for (const follower of followers) {
        while (await isBehind(world, follower.room)) count += await readBatch(world, follower, batch);
      }
      return count;
    },
  };
  return self;
}

/** A batch; after a failure one event at a time, with growing pauses, and in the end past the one that cannot be told. */
async function readWhatItCan(world: World, follower: Follower): Promise<number> {
  if (Date.now() < follower.notBefore) return 0;
  try {
    const count = await readBatch(world, follower, follower.tries === 0 ? batch : 1);
    follower.tries = 0;
    return count;
  } catch (error) {
    follower.tries++;
    world.log.error('a reaction failed', { room: follower.room, attempt: follower.tries, error });
    if (follower.tries >= mostTries) {
      await setAside(world, follower);
      follower.tries = 0;
      return 1;
    }
    follower.notBefore = Date.now() + 50 * 2 ** follower.tries;
    return 0;
  }
}

interface EventRow extends Omit<RecordedEvent, 'organisationId'> {
  xid: string;
  organisation_id: string | null;
}

async function readBatch(world: World, follower: Follower, limit: number): Promise<number> {
  const { room, reactions } = follower;
  const read = await world.transact(async inner => {
    const place = await holdPlace(inner, room);
    if (!place) return { count: 0 };
    const events = await nextEvents(inner, place, limit);
    for (const { xid: _, organisation_id, ...event } of events) {
      const organisation = organisation_id === null ? {} : { organisationId: organisation_id };
      await (reactions[event.kind] ?? reactions['*'])?.(inner, { ...event, ...organisation });
    }
    const last = events.at(-1);
    if (last) await movePlace(inner, room, last);
    return { count: events.length, seen: last ? toText(last.xid, last.id) : toText(place.xid, place.event_id) };
  });
  if (read.seen !== undefined) follower.seen = read.seen;
  return read.count;
}

const toText = (xid: string, id: string) => `${xid} ${id}`;

/** Where the log ends now. */
async function findEnd(world: World): Promise<string | undefined> {
  const { rows } = await sql<{ xid: string; id: string }>`
    select xid, id from platform.event order by xid desc, id desc limit 1`.execute(world.db);
  return rows[0] && toText(rows[0].xid, rows[0].id);
}

interface Place {
  xid: string;
  event_id: string;
}

/** Hold the room's place in the log until the end of the transaction; undefined while another node does. */
async function holdPlace(world: World, room: string): Promise<Place | undefined> {
  const hold = sql<Place>`select xid, event_id from platform.follower where room = ${room} for update skip locked`;
  const [place] = (await hold.execute(world.db)).rows;
  if (place) return place;
  await sql`insert into platform.follower (room) values (${room}) on conflict do nothing`.execute(world.db);
  return (await hold.execute(world.db)).rows[0];
}

/**
 * Events after the room's place, only those that no running transaction can still get in front of: an event's place is its
 * transaction's number first, and every transaction below the snapshot's xmin has ended.
 */
async function nextEvents(world: World, { xid, event_id }: Place, limit: number): Promise<EventRow[]> {
  const { rows } = await sql<EventRow>`select id, xid, kind, organisation_id, subject, actor, at from platform.event
    where (xid, id) > (${xid}::xid8, ${event_id}::bigint) and xid < pg_snapshot_xmin(pg_current_snapshot())
    order by xid, id limit ${limit}`.execute(world.db);
  return rows;
}

async function movePlace(world: World, room: string, { xid, id }: Pick<EventRow, 'xid' | 'id'>): Promise<void> {
  await sql`update platform.follower set xid = ${xid}::xid8, event_id = ${id} where room = ${room}`.execute(world.db);
}

async function setAside(world: World, { room }: Follower): Promise<void> {
  await world.transact(async inner => {
    const place = await holdPlace(inner, room);
    const [missed] = place ? await nextEvents(inner, place, 1) : [];
    if (!missed) return;
    await sql`insert into platform.missed_event (room, event_id, missed_at)
      values (${room}, ${missed.id}, ${inner.now()}) on conflict do nothing`.execute(inner.db);
    await movePlace(inner, room, missed);
    world.log.error('an event was set aside', { room, eventId: missed.id, eventKind: missed.kind });
  });
}

async function isBehind(world: World, room: string): Promise<boolean> {
  const { rows } = await sql`select 1 from platform.event e
    left join platform.follower f on f.room = ${room}
    where f.room is null or (e.xid, e.id) > (f.xid, f.event_id) limit 1`.execute(world.db);
  return rows.length > 0;
}
