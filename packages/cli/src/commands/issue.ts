import { randomUUID } from 'node:crypto';
import { ApiRefused, type Client, createClient } from '@cairn/api';
import type { Batch, CheckedRows } from '@cairn/api/issuance';
import { exitCodes } from '../exit-codes.ts';
import { mayFetch } from '../find.ts';
import { readOptions } from '../options.ts';
import { readFileWithin } from '../read-input.ts';
import { type Command, languageFor, type Terminal, toPrintable, UsageFault } from '../terminal.ts';
import { type Language, sayIn } from '../texts.ts';
import { ServerSilent, toWire } from '../wire.ts';

const listBytes = 5_000_000;

const options = {
  server: { type: 'string' },
  key: { type: 'string' },
  organisation: { type: 'string' },
  achievement: { type: 'string' },
  name: { type: 'string' },
  email: { type: 'string' },
  'awarded-on': { type: 'string' },
  csv: { type: 'string' },
  'idempotency-key': { type: 'string' },
  language: { type: 'string' },
  json: { type: 'boolean' },
} as const;

type Values = ReturnType<typeof readOptions<typeof options>>['values'];

/** Where and what to issue, the same for one learner and for a list. */
interface Order {
  client: Client;
  organisationId: string;
  achievementId: string;
  idempotencyKey: string;
  language: Language;
  json: boolean;
}

function need(value: string | undefined, option: string, language: Language): string {
  if (!value) throw new UsageFault(sayIn(language, 'missing', { what: option }));
  return value;
}

function readOrder(values: Values, terminal: Terminal): Order {
  const language = languageFor(values.language, terminal.environment);
  const server = need(values.server ?? terminal.environment.CAIRN_SERVER, '--server', language).replace(/\/+$/, '');
  if (!mayFetch(server)) throw new UsageFault(sayIn(language, 'addressRefused'));
  const key = need(values.key ?? terminal.environment.CAIRN_KEY, '--key', language);
  return {
    client: createClient(toWire(terminal.fetch), server, {
      authorization: `Bearer ${key}`,
      'accept-language': language,
    }),
    organisationId: need(values.organisation, '--organisation', language),
    achievementId: need(values.achievement, '--achievement', language),
    idempotencyKey: values['idempotency-key'] ?? randomUUID(),
    language,
    json: values.json === true,
  };
}

async function issueOne(order: Order, values: Values, terminal: Terminal): Promise<number> {
  const { language } = order;
  const name = need(values.name, '--name', language);
  const issued = await order.client.issuance.issueCredential({
    params: { organisationId: order.organisationId },
    idempotencyKey: order.idempotencyKey,
    body: {
      achievementId: order.achievementId,
      learner: { name, ...(values.email ? { email: values.email } : {}) },
      ...(values['awarded-on'] ? { awardedOn: values['awarded-on'] } : {}),
    },
  });
  if (order.json) {
    terminal.say(JSON.stringify(issued));
    return exitCodes.ok;
  }
  terminal.say(sayIn(language, 'issued', { name: toPrintable(name) }));
  terminal.say(`  ${sayIn(language, 'address')}: ${issued.uri}`);
  terminal.say(`  ${sayIn(language, 'claimUrl')}: ${issued.claimUrl}`);
  terminal.say(`  ${sayIn(language, 'claimCode')}: ${issued.claimCode}`);
  return exitCodes.ok;
}

/** Says every problem of a list, each with its row and its fix. */
function sayProblems({ problems }: CheckedRows, order: Order, terminal: Terminal): number {
  if (order.json) terminal.say(JSON.stringify({ problems }));
  for (const problem of order.json ? [] : problems) {
    const { row, column, sentence, fix } = problem;
    terminal.complain(toPrintable(sayIn(order.language, 'rowProblem', { row, column, sentence, fix })));
  }
  terminal.complain(sayIn(order.language, 'nothingIssued', { count: problems.length }));
  return exitCodes.unreadable;
}

/** Follows a batch to its end, saying how far it has come whenever that changed. */
async function follow(started: Batch, order: Order, terminal: Terminal): Promise<Batch> {
  const params = { organisationId: order.organisationId, batchId: started.id };
  let batch = started;
  while (batch.state !== 'done') {
    await terminal.wait(500);
    const seen = batch.issued + batch.failed;
    batch = await order.client.issuance.getBatch({ params });
    if (batch.issued + batch.failed === seen) continue;
    terminal.complain(sayIn(order.language, 'progress', { done: batch.issued, total: batch.total }));
  }
  return batch;
}

async function issueList(order: Order, path: string, terminal: Terminal): Promise<number> {
  const { client, achievementId, language } = order;
  const params = { organisationId: order.organisationId };
  const content = Buffer.from(await readFileWithin(path, listBytes, language)).toString('base64');
  const checked = await client.issuance.checkRows({ params, body: { achievementId, content, language } });
  if (checked.problems.length > 0) return sayProblems(checked, order, terminal);
  terminal.complain(sayIn(language, 'batchKey', { key: order.idempotencyKey }));
  const { rows } = checked;
  const started = await client.issuance.startBatch({
    params,
    idempotencyKey: order.idempotencyKey,
    body: { achievementId, rows },
  });
  const batch = await follow(started, order, terminal);
  if (order.json) terminal.say(JSON.stringify(batch));
  else {
    const { issued: done, total, failed } = batch;
    terminal.say(sayIn(language, 'batchDone', { done, total, failed }));
    for (const { row, sentence } of batch.failures) terminal.complain(`${row}: ${toPrintable(sentence)}`);
  }
  return batch.failed === 0 ? exitCodes.ok : exitCodes.no;
}

/** What the API said no to, with the place of each problem. */
function sayRefused({ problem }: ApiRefused, order: Order, terminal: Terminal): number {
  if (order.json) terminal.say(JSON.stringify(problem));
  terminal.complain(toPrintable(problem.title));
  for (const { at, sentence } of problem.problems ?? []) terminal.complain(toPrintable(`  ${at}: ${sentence}`));
  return exitCodes.no;
}

/** `cairn issue`: one learner or a list, through the API of a Cairn anywhere. */
export const issue: Command = {
  usage:
    'issue --server URL --key KEY --organisation ID --achievement ID\n' +
    '      (--name NAME [--email ADDRESS] [--awarded-on DAY] | --csv FILE)\n' +
    '      [--idempotency-key KEY] [--language en|ar] [--json]',
  async run(parameters, terminal) {
    const { values, positionals } = readOptions(parameters, options);
    const order = readOrder(values, terminal);
    if (positionals[0] !== undefined) {
      throw new UsageFault(sayIn(order.language, 'wrongUse', { what: positionals[0] }));
    }
    try {
      return await (values.csv ? issueList(order, values.csv, terminal) : issueOne(order, values, terminal));
    } catch (trouble) {
      if (trouble instanceof ApiRefused) return sayRefused(trouble, order, terminal);
      if (!(trouble instanceof ServerSilent)) throw trouble;
      const server = values.server ?? terminal.environment.CAIRN_SERVER ?? '';
      terminal.complain(sayIn(order.language, 'serverSilent', { server }));
      return exitCodes.unavailable;
    }
  },
};
