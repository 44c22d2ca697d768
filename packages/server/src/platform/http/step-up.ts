import type { Endpoint } from '@cairn/api';
import type { Actor } from '../actor.ts';
import { Refusal } from '../refusal.ts';

/** How long a proof of who somebody is stays fresh. */
export const freshMs = 10 * 60_000;

/**
 * Dangerous steps need a proof from the last ten minutes: signing in, a passkey, or a code by letter. Programs have no such
 * thing; their keys are scoped. Refuses `step_up_required`.
 */
export function requireFreshProof({ stepUp }: Pick<Endpoint, 'stepUp'>, actor: Actor, now: Date): void {
  if (!stepUp || actor.kind !== 'person') return;
  const provenAt = actor.provenAt?.getTime() ?? 0;
  if (now.getTime() - provenAt > freshMs) throw new Refusal('step_up_required');
}
