import type { JsonObject, JsonValue } from '../packages/core/src/json.ts';
import { planHouse } from '../packages/server/src/house.ts';
import type { Config } from '../packages/server/src/platform/config.ts';
import { type House, openHouse } from '../packages/server/src/platform/house.ts';
import { openTestWorld, type TestWorld } from '../packages/server/src/platform/test-world.ts';

/** Status, media type and body of an answer. */
export interface Answer {
  status: number;
  type: string;
  body: JsonObject;
}

/** A house with its addresses for conformance tests, asked as a test suite on this machine asks. */
export interface ConformanceHouse extends House {
  world: TestWorld;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer>;
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  /** The entries of the manifest with this tag. */
  entries(
    kind: 'issuers' | 'verifiers' | 'vpVerifiers',
    tag: string,
  ): { id: string; path: string; entry: JsonObject }[];
  /** Issue as this entry, whose name is written into the credential as the suites do. */
  issue(issuer: { id: string; path: string }, credential: JsonObject, options?: JsonObject): Promise<Answer>;
  verify(verifiableCredential: JsonValue, options?: JsonObject): Promise<Answer>;
}

/** Open such a house on an empty world. */
export async function openConformanceHouse(config: Partial<Config> = {}): Promise<ConformanceHouse> {
  const world = await openTestWorld({ config: { conformance: true, ...config } });
  const house = await openHouse({ world, ...planHouse(world) });
  const ask = async (
    method: 'GET' | 'POST',
    url: string,
    headers: Record<string, string>,
    payload?: string | Buffer,
  ) => {
    const answer = await house.app.inject({
      method,
      url,
      headers: { host: 'localhost', accept: 'application/json, */*', ...headers },
      ...(payload === undefined ? {} : { payload }),
    });
    const type = String(answer.headers['content-type'] ?? '');
    return { status: answer.statusCode, type, body: answer.json<JsonObject>() };
  };
  const post: ConformanceHouse['post'] = (path, body, headers = {}) =>
    Buffer.isBuffer(body)
      ? ask('POST', path, headers, body)
      : ask('POST', path, { 'content-type': 'application/json', ...headers }, JSON.stringify(body));
  const get: ConformanceHouse['get'] = (path, headers = {}) => ask('GET', path, headers);
  const manifest = (await get('/conformance/manifest')).body;
  return Object.assign(house, {
    world,
    post,
    get,
    entries: (kind: string, tag: string) =>
      ((manifest[kind] ?? []) as JsonObject[])
        .filter(entry => (entry.tags as string[]).includes(tag))
        .map(entry => ({ id: String(entry.id), path: new URL(String(entry.endpoint)).pathname, entry })),
    issue: ({ id, path }: { id: string; path: string }, credential: JsonObject, options: JsonObject = {}) => {
      const { issuer } = credential;
      const named = typeof issuer === 'object' && !Array.isArray(issuer) ? { ...issuer, id } : id;
      return post(path, { credential: { ...credential, issuer: named }, options });
    },
    verify: (verifiableCredential: JsonValue, options: JsonObject = { checks: ['proof'] }) =>
      post('/credentials/verify', { verifiableCredential, options }),
  });
}

/** A credential as the suites write it, with their words for examples. */
export const exampleCredential: JsonObject = {
  '@context': ['https://www.w3.org/ns/credentials/v2', 'https://www.w3.org/ns/credentials/examples/v2'],
  id: 'urn:uuid:86294362-4254-4f36-854f-3952fe42555d',
  type: ['VerifiableCredential', 'ExampleAlumniCredential'],
  issuer: 'did:example:issuer',
  validFrom: '2026-06-01T00:00:00Z',
  credentialSubject: { id: 'did:example:subject', alumniOf: 'Lindon University' },
};
