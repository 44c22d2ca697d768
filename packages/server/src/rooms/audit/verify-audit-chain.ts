import type { World } from '../../platform/world.ts';
import { chain, genesis } from './rules.ts';
import { listFrom } from './store.ts';

const batch = 1000;

/** Whether the record is unbroken: how many entries were checked, and the first position that is not as it was written. */
export interface ChainReport {
  entries: number;
  /** Hash of the last good entry. Kept elsewhere, it also proves that the end was not cut off. */
  head: string;
  brokenAt?: number;
}

/** Computes the whole chain again, from the first entry. */
export async function verifyAuditChain(world: World): Promise<ChainReport> {
  let head = genesis;
  let entries = 0;
  for (;;) {
    const found = await listFrom(world, entries + 1, batch);
    for (const entry of found) {
      const isNext = entry.position === entries + 1 && entry.hash === chain(head, entry);
      if (!isNext) return { entries, head, brokenAt: entries + 1 };
      head = entry.hash;
      entries += 1;
    }
    if (found.length < batch) return { entries, head };
  }
}
