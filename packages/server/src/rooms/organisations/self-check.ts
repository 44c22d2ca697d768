import { type Find, type Report, verify } from '@cairn/core';
import type { Award, Profile } from '@cairn/core/award';
import { didWebUrl } from '@cairn/core/did';
import { lintAward } from '@cairn/core/draft';
import type { JsonObject } from '@cairn/core/json';
import { sign } from '@cairn/core/proof';
import type { World } from '../../platform/world.ts';
import { findDidDocument, getSigner } from '../keys/index.ts';

/** Signs a credential about nobody as this organisation, and judges it as any reader would; nothing of it is kept. */
export async function signAndVerify(world: World, organisationId: string, issuer: Profile): Promise<Report> {
  const { publicUrl } = world.config;
  const now = `${world.now().toISOString().slice(0, 19)}Z`;
  const linted = lintAward(toTrial(issuer, now), {
    extensionContextUrl: `${publicUrl}/contexts/micro-credential/v1`,
  });
  if (Array.isArray(linted)) throw new Error(`the trial award is faulty: ${linted.map(({ at }) => at).join(' ')}`);
  const signed = await sign(linted, await getSigner(world, organisationId, 'self-check'), now);
  const document = await findDidDocument(world, { organisationId });
  return verify(signed, { find: findOnly(didWebUrl(issuer.id), document), now: world.now() });
}

function toTrial(issuer: Profile, now: string): Award {
  return {
    id: 'urn:uuid:3c0b54a7-6a0c-4d43-9a3c-0d6f0f6b7c55',
    issuer,
    learner: { id: 'urn:uuid:0e1a1f5e-9d0f-4a58-8d4b-52b1c6a0f1de', identities: [] },
    achievement: {
      id: 'urn:uuid:9b5a5f3e-1c7c-4b1e-8a55-6f2f8f0f3b10',
      title: 'Trial',
      description: 'Signed to test the key, about nobody.',
      criteria: { narrative: 'Nothing has to be done for it.' },
      outcomes: [],
      levels: [],
      tags: [],
      otherIdentifiers: [],
      alignment: [],
      related: [],
      resultDescriptions: [],
    },
    validFrom: now,
    results: [],
    evidence: [],
  };
}

/** A find that knows one document. */
function findOnly(url: string | undefined, document: JsonObject | undefined): Find {
  return async asked =>
    asked === url && document ? { body: JSON.stringify(document) } : { unreachable: 'not_looked_up' };
}
