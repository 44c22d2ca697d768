import type { Award } from '../packages/core/src/award.ts';
import { toDidDocument } from '../packages/core/src/did/index.ts';
import { type LintedDraft, lintAward } from '../packages/core/src/draft/index.ts';
import { type Find, type JsonObject, type Report, verify } from '../packages/core/src/index.ts';
import { generateKeyPair, sign, toSigner } from '../packages/core/src/proof/index.ts';
import { createBits, setBit, toStatusListCredential } from '../packages/core/src/status/index.ts';
import { sampleAward } from './sample-award.ts';

/** A web of one invented issuer: its key document, its list of withdrawn awards, and what it issues. */
export const did = 'did:web:lindon.example';
export const didUrl = 'https://lindon.example/.well-known/did.json';
export const listUrl = 'https://lindon.example/status/17';
export const created = '2026-06-12T09:00:00Z';
export const now = new Date('2026-11-23T14:06:00Z');

const extensionContextUrl = 'https://lindon.example/contexts/micro-credential/v1';
const { validUntil: _, endorsements: __, ...openEnded } = sampleAward;

/** The sample award of this issuer, without an end, entry 80412 of its list. */
export const award: Award = {
  ...openEnded,
  issuer: { ...sampleAward.issuer, id: did, name: 'Lindon University' },
  status: { purpose: 'revocation', index: '80412', list: listUrl },
};

/** The issuer's keys, and those of somebody else. */
export const keys = await generateKeyPair();
export const otherKeys = await generateKeyPair();

/** What stands at each address, as JSON or as text. */
export type Web = Record<string, JsonObject | string>;

/** A draft of the award with changes; a change to undefined leaves the field out. */
export function draft(change: { [Key in keyof Award]?: Award[Key] | undefined } = {}): LintedDraft {
  const fields = Object.entries({ ...award, ...change }).filter(([, value]) => value !== undefined);
  const linted = lintAward(Object.fromEntries(fields) as unknown as Award, { extensionContextUrl });
  if (Array.isArray(linted)) throw new Error(JSON.stringify(linted));
  return linted;
}

/** The award with changes, signed by the issuer. */
export async function issue(change: Parameters<typeof draft>[0] = {}): Promise<JsonObject> {
  return sign(draft(change), await toSigner(keys.secretMultikey, did), created);
}

/** The issuer's list of withdrawn awards. */
export async function publishList(
  options: { revoked?: number[]; issuer?: string; purpose?: string; validFrom?: string; validUntil?: string } = {},
): Promise<JsonObject> {
  const bits = createBits();
  for (const index of options.revoked ?? []) setBit(bits, index, true);
  const { issuer = did, purpose = 'revocation', validFrom = '2026-11-01T00:00:00Z', validUntil } = options;
  const dates = validUntil === undefined ? { validFrom } : { validFrom, validUntil };
  const list = await toStatusListCredential({ id: listUrl, issuer, purpose, bits, ...dates });
  return sign(list, await toSigner(keys.secretMultikey, did), validFrom);
}

/** The web while all is well. */
export const web: Web = {
  [didUrl]: toDidDocument({ did, keys: [{ multikey: keys.publicMultikey }] }),
  [listUrl]: await publishList(),
};

/** Looks things up in this web; everything else does not answer. */
export function findIn(pages: Web): Find {
  return async url => {
    const found = pages[url];
    if (found === undefined) return { unreachable: 'no_answer' };
    return { body: typeof found === 'string' ? found : JSON.stringify(found) };
  };
}

/** The report on a document in this web at this instant. */
export async function ask(document: JsonObject, pages: Web = web, at: Date = now): Promise<Report> {
  return verify(document, { find: findIn(pages), now: at });
}

/** The code of the finding on a question. */
export function codeOf(report: Report, question: string): string | undefined {
  return report.findings.find(finding => finding.question === question)?.code;
}
