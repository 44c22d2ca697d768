import type { Language } from './actor.ts';
import type { World } from './world.ts';

/** A letter ready to go: subject and both bodies already in the reader's language. */
export interface Letter {
  /** What it is for, as a code: `sign-in`, `claim`. */
  kind: string;
  to: string;
  language: Language;
  subject: string;
  text: string;
  html?: string;
  organisationId?: string;
}

/** `kept`: no SMTP is configured, so the letter stays in the outbox of the product for its operator to read. */
export type LetterState = 'queued' | 'sent' | 'failed' | 'kept';

export interface KeptLetter extends Letter {
  id: string;
  state: LetterState;
  attempts: number;
  lastError?: string;
  createdAt: Date;
  sentAt?: Date;
}

/** Letters to people: written in the transaction that causes them, sent after it. */
export interface Mail {
  /** Put a letter in the outbox; returns its id. */
  enqueue(world: World, letter: Letter): Promise<string>;
  /** Newest first, 50 a page; `before` is the id of the last letter of the page before. */
  list(
    world: World,
    filter?: { organisationId?: string; to?: string; state?: LetterState; before?: string },
  ): Promise<KeptLetter[]>;
  /** One letter, or undefined. */
  find(world: World, id: string): Promise<KeptLetter | undefined>;
  /** Queue a failed letter again. */
  retry(world: World, id: string): Promise<void>;
}
