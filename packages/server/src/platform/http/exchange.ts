import type { Access, Contract, Endpoint, ReplyOf, RequestOf } from '@cairn/api';
import type { Actor, Language, Machine, Person } from '../actor.ts';
import type { World } from '../world.ts';

/** What is known of who calls, before they are identified. */
export interface Caller {
  requestId: string;
  /** Address of the client, for limits; never logged or stored. */
  address: string;
  /** From the `language` cookie or Accept-Language. */
  language: Language;
  /** Cookies by name, without the `__Host-` prefix. */
  cookies: Readonly<Record<string, string>>;
  /** The token of `Authorization: Bearer`. */
  bearer?: string;
}

/** Says who calls. Unknown or expired credentials make somebody `nobody`, never an error. */
export type Identify = (world: World, caller: Caller) => Promise<Actor>;

/** Whom a policy lets through. */
export type ActorOf<A extends Access> = A extends { who: 'anyone' }
  ? Actor
  : A extends { who: 'organisation' }
    ? Person | Machine
    : Person;

/** What a story receives: parsed parameters, query and body, and the caller. */
export type Exchange<E extends Endpoint> = RequestOf<E> & { caller: Caller };

/** One story behind one endpoint; a wrong reply is a compile error. */
export type Story<E extends Endpoint> = (
  world: World,
  actor: ActorOf<E['access']>,
  request: Exchange<E>,
) => Promise<ReplyOf<E> | Answer<ReplyOf<E>>>;

/** A story for every endpoint of a contract; a missing one is a compile error. */
export type Routes<C extends Contract> = { readonly [Name in keyof C]: Story<C[Name]> };

/** A cookie to set: HttpOnly, SameSite=Lax, and on https Secure with the `__Host-` prefix. */
export interface NewCookie {
  name: string;
  value: string;
  /** Absent: until the browser closes. 0 removes the cookie. */
  maxAgeSeconds?: number;
}

/** A reply that also sets cookies. */
export class Answer<T> {
  readonly reply: T;
  readonly cookies: readonly NewCookie[];

  constructor(reply: T, cookies: readonly NewCookie[]) {
    this.reply = reply;
    this.cookies = cookies;
  }
}

/** Answer and set cookies. */
export function answerWithCookies<T>(reply: T, ...cookies: readonly NewCookie[]): Answer<T> {
  return new Answer(reply, cookies);
}
