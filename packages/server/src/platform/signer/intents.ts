/** What a signature is for. Said by who asks, checked and counted by the signer. */
export type Intent = { kind: OrganisationIntent; organisationId: string } | { kind: 'log-checkpoint' };

type OrganisationIntent = keyof typeof intents;

interface IntentRule {
  /** Whether it counts towards the caps of its organisation. */
  isCapped: boolean;
  /** Whether it is signed for an organisation that is frozen. */
  whileFrozen: boolean;
}

/** Everything an organisation's key signs. A withdrawal has to reach readers whatever else happens. */
export const intents = {
  credential: { isCapped: true, whileFrozen: false },
  'status-list': { isCapped: false, whileFrozen: true },
  'did-history': { isCapped: true, whileFrozen: false },
  'self-check': { isCapped: true, whileFrozen: false },
} as const satisfies Record<string, IntentRule>;

/** The rule of an intent; the log's own key signs checkpoints and nothing else. */
export function ruleOf(intent: Intent): IntentRule {
  return intent.kind === 'log-checkpoint' ? { isCapped: false, whileFrozen: true } : intents[intent.kind];
}

/** Reads an intent from outside the process; undefined when it is none. */
export function parseIntent(value: unknown): Intent | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { kind, organisationId } = value as { kind?: unknown; organisationId?: unknown };
  if (kind === 'log-checkpoint') return organisationId === undefined ? { kind } : undefined;
  if (typeof kind !== 'string' || !Object.hasOwn(intents, kind) || !isOrganisationId(organisationId)) return undefined;
  return { kind: kind as OrganisationIntent, organisationId };
}

/** Whether it can be the id of an organisation. */
export function isOrganisationId(value: unknown): value is string {
  return typeof value === 'string' && /^[a-z0-9-]{1,64}$/.test(value);
}
