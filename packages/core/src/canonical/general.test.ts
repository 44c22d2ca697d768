import jsonld from 'jsonld';
import { describe, expect, it } from 'vitest';
import { compiled, declined } from '../../../../test/canonical-cases.ts';
import type { JsonObject, JsonValue } from '../json.ts';
import { toGeneralNQuads } from './general.ts';

/** What jsonld says by itself, with nothing kept from other documents. */
async function askPeer(context: JsonValue, document: JsonObject): Promise<string | undefined> {
  const options = {
    algorithm: 'RDFC-1.0',
    format: 'application/n-quads',
    safe: true,
    base: null,
    documentLoader: async (url: string) => ({ document: { '@context': structuredClone(context) }, documentUrl: url }),
  } as const;
  return jsonld.canonize({ '@context': 'urn:context', ...structuredClone(document) }, options).catch(() => undefined);
}

/** Documents that jsonld would take, and that are refused all the same: a null says nothing, and every context is known. */
const refused = [
  'nothing for an id',
  'nothing for a value',
  'nothing among values',
  'a document that says nothing',
  'a context that is not known',
  'a context that is written down',
];

describe('the general path', () => {
  const rows = [...compiled, ...declined].filter(([title]) => !refused.includes(title));
  it.each(rows)('says of %s what jsonld says, and again when it has met it', async (_, context, document) => {
    const peer = await askPeer(context, document);
    const load = (url: string) => (url === 'urn:context' ? { '@context': context } : undefined);
    for (let time = 0; time < 2; time += 1) {
      const general = await toGeneralNQuads({ '@context': 'urn:context', ...document }, load);
      const expected = 'lost' in general ? undefined : (general.byUnit ?? general.nquads);
      expect(expected).toBe(peer);
    }
  });
});
