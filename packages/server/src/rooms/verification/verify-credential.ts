import type { ReplyOf, RequestOf } from '@cairn/api';
import type { verificationContract } from '@cairn/api/verification';
import { explain, type JsonObject, verify } from '@cairn/core';
import { readAnything } from '@cairn/core/image';
import { Malformed } from '@cairn/core/malformed';
import type { Actor, Language } from '../../platform/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { findAnywhere } from './find-anywhere.ts';
import { sayMalformed } from './unreadable.ts';

type Endpoint = typeof verificationContract.verifyCredential;

/** Judge any credential, ours or not. Nothing of it is kept. Refuses `credential_unreadable` with the reason. */
export async function verifyCredential(
  world: World,
  _actor: Actor,
  { body: { credential, language } }: RequestOf<Endpoint>,
): Promise<ReplyOf<Endpoint>> {
  const given = typeof credential === 'string' ? credential : JSON.stringify(credential);
  const document = await readCredential(world, given, language);
  const report = await verify(document, { find: findAnywhere(world), now: world.now() });
  const { headline, items } = explain(report, language);
  return {
    report: {
      ...report,
      findings: report.findings.map(finding => ({ ...finding, facts: { ...finding.facts } })),
      warnings: report.warnings.map(({ code, facts }) => ({ code, facts: { ...facts } })),
    },
    headline,
    items: items.map(({ question, word, sentence }) => ({ question, answer: word, sentence })),
  };
}

/** V-2: a document, a picture that carries one, or the address of either; followed once and no further. */
async function readCredential(world: World, given: string, language: Language): Promise<JsonObject> {
  const unreadable = (reason: string) => new Refusal('credential_unreadable', { reason });
  try {
    const first = await readAnything(given);
    if (first.form === 'document') return first.document;
    const found = first.form === 'address' ? await findAnywhere(world)(first.text) : undefined;
    const second = found && 'body' in found ? await readAnything(found.body) : undefined;
    if (second?.form === 'document') return second.document;
    throw unreadable(sayMalformed(found === undefined ? 'not_a_token' : 'not_a_credential', language));
  } catch (fault) {
    throw fault instanceof Malformed ? unreadable(sayMalformed(fault.code, language)) : fault;
  }
}
