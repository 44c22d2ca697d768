import type { LintedDraft } from '../packages/core/src/draft/index.ts';
import type { JsonObject } from '../packages/core/src/json.ts';
import { sign, toSigner } from '../packages/core/src/proof/index.ts';
import { created, did, issue, keys } from './small-web.ts';

const signer = await toSigner(keys.secretMultikey, did);
const badge = await issue();

/** The same, unsigned. */
export function toRecord(
  credentials: (JsonObject | string)[],
  more: JsonObject = {},
  ofSubject: JsonObject = {},
): JsonObject {
  return {
    '@context': [
      'https://www.w3.org/ns/credentials/v2',
      'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json',
      'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
      'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json',
      'https://lindon.example/contexts/micro-credential/v1',
    ],
    id: 'urn:uuid:0ffb3b8a-2f6a-4f0a-9a3c-0d6f3f4b7a11',
    type: ['VerifiableCredential', 'ClrCredential'],
    name: 'Record of coastal learning',
    issuer: badge.issuer ?? '',
    validFrom: '2026-06-12T00:00:00Z',
    credentialSubject: {
      id: (badge.credentialSubject as JsonObject).id ?? '',
      type: ['ClrSubject'],
      verifiableCredential: credentials,
      ...ofSubject,
    },
    ...more,
  };
}

/** A learner record of these credentials, as objects or as tokens, signed by the issuer of the small web. */
export async function issueRecord(...of: Parameters<typeof toRecord>): Promise<JsonObject> {
  return sign(toRecord(...of) as unknown as LintedDraft, signer, created);
}
