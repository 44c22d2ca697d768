/** Single durable issues over HTTP, with one server process as an operator would run it. */
import { startServer } from '../test/running-server.ts';
import { masterKey } from './issuing-node.ts';

const secondsEach = 6;

type Say = (name: string, figure: string) => void;

/** Ask for one credential at a time on 8 and on 64 connections, for some seconds. */
export async function askSingly(where: string, env: Record<string, string>, say: Say): Promise<void> {
  const { DATA_DIR: dataDir = '', ...others } = env;
  const server = await startServer({ dataDir, pages: false, env: { ...others, MASTER_KEY: masterKey } });
  try {
    const issue = await enter(server.url);
    await askFor(issue, 8, 2);
    for (const concurrency of [8, 64] as const) {
      const { rate, p50, p95 } = await askFor(issue, concurrency, secondsEach);
      const name = `single durable issue over HTTP, ${where}, ${concurrency} at once`;
      say(name, `${rate.toFixed(0)}/s, p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`);
    }
  } finally {
    await server.stop();
  }
}

/** Load the samples, which signs the caller in, and return what issues one credential. */
async function enter(url: string): Promise<(number: number) => Promise<void>> {
  const head = { 'content-type': 'application/json', origin: url };
  const post = (path: string, body: object, more: Record<string, string> = {}) =>
    fetch(`${url}/api/v1${path}`, { method: 'POST', headers: { ...head, ...more }, body: JSON.stringify(body) });
  const loaded = await post('/samples', {});
  const cookie = loaded.headers
    .getSetCookie()
    .map(set => set.split(';')[0])
    .join('; ');
  const { organisations } = (await loaded.json()) as { organisations: { id: string }[] };
  const [organisation] = organisations;
  const listed = await fetch(`${url}/api/v1/organisations/${organisation?.id}/achievements?state=published`, {
    headers: { cookie },
  });
  const { items } = (await listed.json()) as { items: { id: string }[] };
  const path = `/organisations/${organisation?.id}/credentials`;
  return async number => {
    const body = { achievementId: items[0]?.id, learner: { name: `Learner ${number}` } };
    const answer = await post(path, body, { cookie });
    if (answer.status !== 201) throw new Error(await answer.text());
    await answer.arrayBuffer();
  };
}

async function askFor(issue: (number: number) => Promise<void>, concurrency: number, seconds: number) {
  const taken: number[] = [];
  const from = performance.now();
  const ask = async () => {
    while (performance.now() - from < seconds * 1000) {
      const asked = performance.now();
      await issue(taken.length);
      taken.push(performance.now() - asked);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, ask));
  const sorted = taken.toSorted((a, b) => a - b);
  const quantile = (share: number) => sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
  return { rate: (taken.length * 1000) / (performance.now() - from), p50: quantile(0.5), p95: quantile(0.95) };
}
