import { sql } from 'kysely';
import { createTransport } from 'nodemailer';
import type { Language } from './actor.ts';
import type { Config } from './config.ts';
import type { JobRunner } from './jobs.ts';
import { isForExamples } from './mail-address.ts';
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

/**
 * `kept`: no SMTP is configured, or the address is one for examples, so the letter stays in the outbox of the product for its
 * operator to read.
 */
export type LetterState = 'queued' | 'sent' | 'failed' | 'kept';

export interface KeptLetter extends Letter {
  id: string;
  state: LetterState;
  attempts: number;
  /** A code: the mail server's reply (`550`) or the network's (`ECONNREFUSED`). */
  lastError?: string;
  createdAt: Date;
  sentAt?: Date;
}

/** Which letters are asked for; `search` looks into addresses and subjects. */
export interface LetterFilter {
  organisationId?: string;
  to?: string;
  state?: LetterState;
  search?: string;
}

/** Letters to people: written in the transaction that causes them, sent after it. */
export interface Mail {
  /** Put a letter in the outbox; returns its id. */
  enqueue(world: World, letter: Letter): Promise<string>;
  /** Newest first, 50 a page unless said otherwise; `before` is the id of the last letter of the page before. */
  list(world: World, filter?: LetterFilter & { before?: string; limit?: number }): Promise<KeptLetter[]>;
  /** How many letters there are. */
  count(world: World, filter?: LetterFilter): Promise<number>;
  /** One letter, or undefined. */
  find(world: World, id: string): Promise<KeptLetter | undefined>;
  /** Queue a failed letter again. */
  retry(world: World, id: string): Promise<void>;
}

/** Gives one letter to the mail server; throws when it was not taken. */
export type Send = (letter: KeptLetter) => Promise<void>;

const job = 'mail.send';
const pageSize = 50;

/** Mail over the outbox table. Without `send` letters are kept. */
export function openMail(jobs: JobRunner, send: Send | undefined): Mail {
  if (send) jobs.work(job, (world, { letterId }) => deliver(world, send, String(letterId)));
  return {
    enqueue: (world, letter) => put(world, letter, send && !isForExamples(letter.to) ? 'queued' : 'kept'),
    list,
    count,
    async find(world, id) {
      const { rows } = await sql<LetterRow>`select * from platform.letter where id = ${id}`.execute(world.db);
      return rows[0] && fromRow(rows[0]);
    },
    async retry(world, id) {
      const state = send ? 'queued' : 'kept';
      await sql`update platform.letter set state = ${state} where id = ${id} and state = 'failed'`.execute(world.db);
      if (send) await jobs.enqueue(world, job, { letterId: id }, { key: id });
    },
  };
}

/** Sends by SMTP as the configuration says, or undefined when it names no server. */
export function openSend({ smtpUrl, mailFrom }: Pick<Config, 'smtpUrl' | 'mailFrom'>): Send | undefined {
  if (!smtpUrl) return undefined;
  const limits = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };
  const transport = createTransport({
    url: smtpUrl.reveal(),
    ...limits,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return async ({ to, subject, text, html, id }) => {
    const domain = mailFrom.replace(/^.*@|>$/g, '');
    const messageId = `<${id}@${domain}>`;
    const automatic = { 'Auto-Submitted': 'auto-generated' };
    const body = { text, ...(html !== undefined && { html }) };
    // The recipient goes in as an address, never as header text that could name further ones.
    await transport.sendMail({
      from: mailFrom,
      to: { name: '', address: to },
      subject,
      ...body,
      messageId,
      headers: automatic,
    });
  };
}

async function put(world: World, letter: Letter, state: LetterState): Promise<string> {
  const id = world.newId();
  const { organisationId = null, kind, to, language, subject, text, html = null } = letter;
  await sql`insert into platform.letter
      (id, organisation_id, kind, recipient, language, subject, body_text, body_html, state, created_at)
    values (${id}, ${organisationId}, ${kind}, ${to}, ${language}, ${subject}, ${text}, ${html}, ${state}, ${world.now()})`.execute(
    world.db,
  );
  if (state === 'queued') await world.jobs.enqueue(world, job, { letterId: id }, { key: id });
  return id;
}

const list: Mail['list'] = async (world, { before, limit = pageSize, ...filter } = {}) => {
  const older =
    before === undefined
      ? sql`true`
      : sql`(created_at, id) < (select created_at, id from platform.letter where id = ${before})`;
  const { rows } = await sql<LetterRow>`select * from platform.letter where ${matching(filter)} and ${older}
    order by created_at desc, id desc limit ${limit}`.execute(world.db);
  return rows.map(fromRow);
};

const count: Mail['count'] = async (world, filter = {}) => {
  const { rows } = await sql<{ letters: string }>`select count(*) as letters from platform.letter
    where ${matching(filter)}`.execute(world.db);
  return Number(rows[0]?.letters ?? 0);
};

function matching({ organisationId, to, state, search }: LetterFilter) {
  const pattern = `%${search?.replace(/[\\%_]/g, '\\$&') ?? ''}%`;
  const conditions = [
    sql`true`,
    ...(organisationId === undefined ? [] : [sql`organisation_id = ${organisationId}`]),
    ...(to === undefined ? [] : [sql`recipient = ${to}`]),
    ...(state === undefined ? [] : [sql`state = ${state}`]),
    ...(search === undefined ? [] : [sql`(recipient ilike ${pattern} or subject ilike ${pattern})`]),
  ];
  return sql.join(conditions, sql` and `);
}

/** A letter that was sent but not noted as such goes twice rather than never; its Message-ID is the same. */
async function deliver(world: World, send: Send, id: string): Promise<void> {
  const letter = await world.mail.find(world, id);
  if (letter?.state !== 'queued') return;
  try {
    await send(letter);
    await sql`update platform.letter set state = 'sent', attempts = attempts + 1, sent_at = ${world.now()}, last_error = null
      where id = ${id}`.execute(world.db);
  } catch (error) {
    const { code, isFinal } = toSendFault(error, letter.attempts + 1);
    await sql`update platform.letter set attempts = attempts + 1, last_error = ${code},
      state = ${isFinal ? 'failed' : 'queued'} where id = ${id}`.execute(world.db);
    world.log.warn('a letter was not taken', { letterId: id, code, attempt: letter.attempts + 1 });
    if (!isFinal) throw new LetterDelayed(code);
  }
}

/** Makes the job come again. */
class LetterDelayed extends Error {
  override readonly name = 'LetterDelayed';
}

const mostAttempts = 10;

/** A 5xx reply is the server's last word (RFC 5321 §4.2.1); all else may pass. */
function toSendFault(error: unknown, attempts: number): { code: string; isFinal: boolean } {
  const { responseCode, code } = error as { responseCode?: number; code?: string };
  const isFinal = (responseCode !== undefined && responseCode >= 500) || attempts >= mostAttempts;
  return { code: String(responseCode ?? code ?? 'unknown'), isFinal };
}

interface LetterRow {
  id: string;
  organisation_id: string | null;
  kind: string;
  recipient: string;
  language: Language;
  subject: string;
  body_text: string;
  body_html: string | null;
  state: LetterState;
  attempts: number;
  last_error: string | null;
  created_at: Date;
  sent_at: Date | null;
}

function fromRow(row: LetterRow): KeptLetter {
  return {
    ...{ id: row.id, kind: row.kind, to: row.recipient, language: row.language, subject: row.subject },
    ...{ text: row.body_text, state: row.state, attempts: row.attempts, createdAt: row.created_at },
    ...(row.organisation_id !== null && { organisationId: row.organisation_id }),
    ...(row.body_html !== null && { html: row.body_html }),
    ...(row.last_error !== null && { lastError: row.last_error }),
    ...(row.sent_at !== null && { sentAt: row.sent_at }),
  };
}
