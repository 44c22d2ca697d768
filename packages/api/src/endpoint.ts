import type { z } from 'zod';
import type { Permission } from './permissions.ts';
import type { RefusalCode } from './refusals.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** One endpoint of the API: everything that server, client and OpenAPI need to know about it. */
export interface Endpoint {
  method: Method;
  /** Below `/api/v1`, with `:name` for parameters. */
  path: `/${string}`;
  summary: string;
  /** The one permission that the caller must have; of an organisation, in the one that the path names. */
  needs: Permission;
  params?: z.ZodType;
  query?: z.ZodType;
  body?: z.ZodType;
  reply: z.ZodType;
  /** HTTP status of the reply, 200 unless said otherwise. */
  status?: 200 | 201 | 202;
  /** The caller may send `Idempotency-Key`; the same key and body get the same bytes again. */
  idempotent?: true | 'in-one-transaction';
  /** Largest body accepted, in bytes; 262,144 unless said otherwise. */
  bodyLimitBytes?: number;
  /** The most rows that a list in the body may have, when that is more than the 1,000 items allowed everywhere. */
  bodyRows?: number;
  /** Calls allowed per minute and client, for endpoints open to guessing. */
  perMinute?: number;
  /** Needs a proof of who the person is from the last ten minutes. API keys are scoped instead. */
  stepUp?: true;
  refusals: readonly RefusalCode[];
}

/** Endpoints of one room by name. */
export type Contract = Readonly<Record<string, Endpoint>>;

/** Keeps the literal types of an endpoint. */
export function endpoint<const E extends Endpoint>(description: E): E {
  return description;
}

type Out<S> = S extends z.ZodType ? z.output<S> : undefined;
type In<S> = S extends z.ZodType ? z.input<S> : undefined;

/** What a story receives: already parsed. */
export interface RequestOf<E extends Endpoint> {
  params: Out<E['params']>;
  query: Out<E['query']>;
  body: Out<E['body']>;
  /** Present when the caller sent `Idempotency-Key`. */
  idempotencyKey?: string;
}

/** What a story answers. */
export type ReplyOf<E extends Endpoint> = z.input<E['reply']>;

/** What a client sends. */
export type CallOf<E extends Endpoint> = (E['params'] extends z.ZodType ? { params: In<E['params']> } : object) &
  (E['query'] extends z.ZodType ? { query?: In<E['query']> } : object) &
  (E['body'] extends z.ZodType ? { body: In<E['body']> } : object) & { idempotencyKey?: string };
