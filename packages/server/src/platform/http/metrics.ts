import type { FastifyInstance, FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import type { Database } from '../database/open.ts';
import type { World } from '../world.ts';

const bucketsSeconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** Counts requests by pattern of route and status, and answers `/metrics` in the Prometheus text format. */
export function countRequests(app: FastifyInstance, world: World, database: Database): void {
  const requests = new Map<string, number>();
  const durations = bucketsSeconds.map(() => 0);
  let count = 0;
  let sumSeconds = 0;
  app.addHook('onResponse', async (request, reply) => {
    const seconds = reply.elapsedTime / 1000;
    const route = request.routeOptions.url ?? 'none';
    const labels = `method="${request.method}",route="${route}",status="${reply.statusCode}"`;
    requests.set(labels, (requests.get(labels) ?? 0) + 1);
    for (const [index, bucket] of bucketsSeconds.entries()) {
      if (seconds <= bucket) durations[index] = (durations[index] ?? 0) + 1;
    }
    count++;
    sumSeconds += seconds;
  });
  app.get('/metrics', async (request, reply) => {
    if (!mayRead(request, world)) return reply.callNotFound();
    const lines = [
      ...family('cairn_http_requests_total', 'counter', [...requests]),
      ...family('cairn_http_request_seconds', 'histogram', []),
      ...bucketsSeconds.map((bucket, index) => `cairn_http_request_seconds_bucket{le="${bucket}"} ${durations[index]}`),
      `cairn_http_request_seconds_bucket{le="+Inf"} ${count}`,
      `cairn_http_request_seconds_sum ${sumSeconds.toFixed(6)}`,
      `cairn_http_request_seconds_count ${count}`,
      ...family('process_resident_memory_bytes', 'gauge', [['', process.memoryUsage.rss()]]),
      ...family('process_uptime_seconds', 'gauge', [['', Math.round(process.uptime())]]),
      ...(await ofDatabase(world, database)),
    ];
    return reply.type('text/plain; version=0.0.4').send(`${lines.join('\n')}\n`);
  });
}

function family(
  name: string,
  type: 'counter' | 'gauge' | 'histogram',
  values: [labels: string, value: number][],
): string[] {
  return [`# TYPE ${name} ${type}`, ...values.map(([labels, value]) => `${name}${labels && `{${labels}}`} ${value}`)];
}

async function ofDatabase(world: World, database: Database): Promise<string[]> {
  const { rows } = await sql<{ state: string; count: string }>`
    select state, count(*) from platform.job group by state`.execute(world.db);
  const letters = await sql<{ state: string; count: string }>`
    select state, count(*) from platform.letter group by state`.execute(world.db);
  const { hostFsyncs } = await database.durability();
  const byState = (each: { state: string; count: string }): [string, number] => [
    `state="${each.state}"`,
    Number(each.count),
  ];
  return [
    ...family('cairn_jobs', 'gauge', rows.map(byState)),
    ...family('cairn_letters', 'gauge', letters.rows.map(byState)),
    ...(hostFsyncs === undefined ? [] : family('cairn_host_fsyncs_total', 'counter', [['', hostFsyncs]])),
  ];
}

/** Traffic is nobody else's business: this machine, unless a proxy speaks through it, or the token. */
function mayRead({ headers, socket }: FastifyRequest, { config }: World): boolean {
  const token = config.metricsToken?.reveal();
  if (token !== undefined && headers.authorization === `Bearer ${token}`) return true;
  const isForwarded = headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined;
  return !isForwarded && config.proxies === 0 && /^(127\.|::1$|::ffff:127\.)/.test(socket.remoteAddress ?? '');
}
