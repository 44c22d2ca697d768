import type { ReplyOf, RequestOf } from '@cairn/api';
import type { verificationContract } from '@cairn/api/verification';
import { explain, type Report, verify } from '@cairn/core';
import { isBundle, parseBundle, verifyBundle } from '@cairn/core/continuity';
import { toGiven } from '@cairn/core/given';
import { readAnything } from '@cairn/core/image';
import { withLogged } from '@cairn/core/log';
import { Malformed } from '@cairn/core/malformed';
import type { Given } from '@cairn/core/report';
import type { Actor, Language } from '../../platform/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { findLogged } from '../transparency/index.ts';
import { findAnywhere } from './find-anywhere.ts';
import { sayMalformed } from './unreadable.ts';

type Endpoint = typeof verificationContract.verifyCredential;

/** Judge any credential, ours or not, alone or in a continuity bundle. Nothing of it is kept. Refuses `credential_unreadable` with the reason. */
export async function verifyCredential(
  world: World,
  _actor: Actor,
  { body: { credential, language, recipient } }: RequestOf<Endpoint>,
): Promise<ReplyOf<Endpoint>> {
  const given = typeof credential === 'string' ? credential : JSON.stringify(credential);
  const read = await readCredential(world, given, language);
  const report = await withLog(world, read, await judgeGiven(world, read, { language, recipient }));
  const { headline, items } = explain(report, language);
  return {
    report: {
      verdict: report.verdict,
      judgedFor: report.judgedFor,
      findings: report.findings.map(toFinding),
      warnings: report.warnings.map(({ code, facts }) => ({ code, facts: { ...facts } })),
    },
    headline,
    items: items.map(({ question, word, sentence }) => ({ question, answer: word, sentence })),
    parts: listParts(report, language, ''),
  };
}

/** V-5: what our own log shows of a credential is told, and decides nothing. */
async function withLog(world: World, given: Given, report: Report): Promise<Report> {
  const logged = await findLogged(world, given);
  return logged ? withLogged(report, logged) : report;
}

const toFinding = (finding: Report['findings'][number]) => ({ ...finding, facts: { ...finding.facts } });

/** V-6: a bundle helps where nobody answers. A token is opened only when it is judged. */
async function judgeGiven(
  world: World,
  given: Given,
  { language, recipient }: { language: Language; recipient: string | undefined },
): Promise<Report> {
  const { trustedRoots: roots } = world.config;
  const named = { ...(roots && { roots }), ...(recipient !== undefined && { recipient }) };
  try {
    const outside = { find: findAnywhere(world), now: world.now(), withResources: true, ...named };
    return isBundle(given) ? await verifyBundle(parseBundle(given), outside) : await verify(given, outside);
  } catch (fault) {
    if (!(fault instanceof Malformed)) throw fault;
    throw new Refusal('credential_unreadable', { reason: sayMalformed(fault.code, language) });
  }
}

function listParts({ parts = [] }: Report, language: Language, before: string): ReplyOf<Endpoint>['parts'] {
  return parts.flatMap(({ report, at, ...part }) => [
    {
      ...part,
      at: before + at,
      verdict: report.verdict,
      headline: explain(report, language).headline,
      findings: report.findings.map(toFinding),
    },
    ...listParts(report, language, before + at),
  ]);
}

/** V-2: a document or a token, a picture that carries one, or the address of either; followed once and no further. */
async function readCredential(world: World, given: string, language: Language): Promise<Given> {
  const unreadable = (reason: string) => new Refusal('credential_unreadable', { reason });
  try {
    const read = await readAnything(given);
    const found = read.form === 'address' ? await findAnywhere(world)(read.text) : undefined;
    const credential = toGiven(found && 'body' in found ? await readAnything(found.body) : read);
    if (credential !== undefined) return credential;
    throw unreadable(sayMalformed('not_a_credential', language));
  } catch (fault) {
    throw fault instanceof Malformed ? unreadable(sayMalformed(fault.code, language)) : fault;
  }
}
