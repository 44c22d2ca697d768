import type { World } from './world.ts';

/** What a job needs to know: JSON, ids rather than contents. */
export type Payload = Readonly<Record<string, unknown>>;

/** Work done later, at least once. */
export interface Jobs {
  /**
   * Ask for work, in the same transaction as what causes it. `afterMs` delays it; while a job of the same name and `key`
   * waits, a second one is not added.
   */
  enqueue(world: World, name: string, payload: Payload, options?: { afterMs?: number; key?: string }): Promise<void>;
  /** Do the jobs of that name here. A throw is retried with growing pauses, then kept as failed. */
  work(name: string, run: (world: World, payload: Payload) => Promise<void>): void;
  /** Run every so often, on one node at a time. A throw is logged; the next turn comes anyway. */
  every(name: string, intervalMs: number, run: (world: World) => Promise<void>): void;
}
