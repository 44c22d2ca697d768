import type { Contract, Endpoint, ReplyOf, RequestOf } from '@cairn/api';
import type { Permission, RealmOf } from '@cairn/api/permissions';
import type { Actor, Language, Machine, Person } from '../actor.ts';
import type { World } from '../world.ts';
import type { WithCookies } from './effects.ts';

/** What is known of who calls, before they are identified. */
export interface Caller {
  requestId: string;
  /** Address of the client, for limits; never logged or stored. */
  address: string;
  /** From the `language` cookie or Accept-Language. */
  language: Language;
  /** Cookies by name, without the `__Host-` prefix. */
  cookies: Readonly<Record<string, string>>;
  authorization?: string;
  acceptLanguage?: string;
  /** Turned into two coarse words when a session is opened, and never kept. */
  userAgent?: string;
}

/** Says who calls. Unknown or expired credentials make somebody `nobody`, never an error. */
export type Identify = (world: World, caller: Caller) => Promise<Actor>;

/** Who can have a permission. */
export type ActorOf<P extends Permission> =
  RealmOf<P> extends 'public' ? Actor : RealmOf<P> extends 'organisation' ? Person | Machine : Person;

/** What a story receives: parsed parameters, query and body, cookies, and the caller. */
export type Exchange<E extends Endpoint> = RequestOf<E> & WithCookies & { caller: Caller };

/** One story behind one endpoint; a wrong reply is a compile error. */
export type Story<E extends Endpoint> = (
  world: World,
  actor: ActorOf<E['needs']>,
  request: Exchange<E>,
) => Promise<ReplyOf<E>>;

/** A story for every endpoint of a contract; a missing one is a compile error. */
export type Routes<C extends Contract> = { readonly [Name in keyof C]: Story<C[Name]> };
