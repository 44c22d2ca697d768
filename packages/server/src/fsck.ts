import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { CannotStart } from './platform/cannot-start.ts';
import { type Config, readConfig } from './platform/config.ts';
import { openWorld } from './platform/open.ts';
import type { World } from './platform/world.ts';
import { verifyAuditChain } from './rooms/audit/index.ts';
import { routes as credentials, fsckCredentials } from './rooms/credentials/index.ts';
import { fsckIssuance } from './rooms/issuance/index.ts';
import { listOrganisations } from './rooms/organisations/index.ts';
import { fsckLog } from './rooms/transparency/index.ts';
import { withoutBrowser } from './samples/acting.ts';

/** What a walk through everything that was ever issued found. `about` is the id of what is wrong. */
export interface FsckReport {
  issued: number;
  lists: number;
  requests: number;
  auditEntries: number;
  /** Hash of the last audit entry: kept elsewhere, it also proves that the end was not cut off. */
  auditHead: string;
  /** Leaves of the transparency log that have a place, and its root, in base64. */
  logLeaves: number;
  logRoot: string;
  faults: { code: string; about: string; detail?: string }[];
}

/**
 * Verifies every issued credential again, compares status lists with what was withdrawn, requests with credentials, and
 * computes the audit chain and the transparency log anew. Changes nothing that was issued.
 */
export async function fsck(world: World): Promise<FsckReport> {
  const { recorded, issued, lists, faults } = await fsckCredentials(world);
  const { requests, faults: unmatched } = await fsckIssuance(world, recorded);
  const audit = await verifyAuditChain(world);
  const log = await fsckLog(world);
  const broken = audit.brokenAt === undefined ? [] : [{ code: 'audit_chain_broken', about: String(audit.brokenAt) }];
  return {
    ...{ issued, lists, requests, auditEntries: audit.entries, auditHead: audit.head },
    logLeaves: log.leaves,
    logRoot: log.root,
    faults: [
      ...faults,
      ...unmatched.map(about => ({ code: 'request_without_credential', about })),
      ...broken,
      ...log.faults,
    ],
  };
}

const sentences = {
  en: {
    issued: '{issued} credentials verified again, {lists} status lists compared, {requests} requests matched.',
    audit: '{auditEntries} audit entries form a chain that ends in {auditHead}',
    log: 'The transparency log has {logLeaves} leaves and the root {logRoot}',
    clean: 'Nothing is wrong.',
    faults: '{count} faults. Do not issue until they are understood.',
    nothing: 'There is no Cairn in {dataDir}. Name its directory with --data.',
    elsewhere:
      'What was issued here lives at {origin}, not at {publicUrl}. Set PUBLIC_URL={origin} and run this again.',
  },
  ar: {
    issued: 'أُعيد التحقق من {issued} شهادة، وقورنت {lists} من قوائم الحالة، وطوبق {requests} طلبًا.',
    audit: 'تشكّل {auditEntries} من قيود السجل سلسلة آخرها {auditHead}',
    log: 'في سجل الشفافية {logLeaves} من القيود وجذره {logRoot}',
    clean: 'لا خلل.',
    faults: 'عدد مواضع الخلل: {count}. لا تُصدر شيئًا قبل فهمها.',
    nothing: 'لا يوجد نظام كيرن في {dataDir}. سمِّ مجلده بالخيار ‎--data.',
    elsewhere: 'ما صدر هنا عنوانه {origin} لا {publicUrl}. اضبط PUBLIC_URL={origin} ثم أعد التشغيل.',
  },
};

function say(sentence: keyof typeof sentences.en, facts: Readonly<Record<string, string | number>>): string {
  const language = (process.env.LC_ALL || process.env.LANG || '').startsWith('ar') ? 'ar' : 'en';
  return sentences[language][sentence].replace(/\{(\w+)\}/g, (whole, name: string) => String(facts[name] ?? whole));
}

function print(report: FsckReport): void {
  const { faults, ...facts } = report;
  console.log(`  ${say('issued', facts)}`);
  console.log(`  ${say('audit', facts)}`);
  console.log(`  ${say('log', facts)}`);
  for (const { code, about, detail } of faults) console.log(`✗ ${code} ${about}${detail ? ` (${detail})` : ''}`);
  console.log(faults.length === 0 ? `✓ ${say('clean', {})}` : `✗ ${say('faults', { count: faults.length })}`);
}

/** A check must not found a new installation in an empty place. */
function requireExisting({ databaseUrl, dataDir }: Config): void {
  if (!databaseUrl && !existsSync(dataDir)) throw new CannotStart(say('nothing', { dataDir }));
}

/** Under another address our own keys and status lists would not be found, and a list could be signed for the wrong place. */
export async function requireSameAddress(world: World): Promise<void> {
  const { publicUrl } = world.config;
  for (const { organisationId } of await listOrganisations(world)) {
    const reader = { kind: 'machine', keyId: 'fsck', organisationId, scopes: ['credential.read'] } as const;
    const request = { ...withoutBrowser, params: { organisationId }, query: { limit: 1 }, body: undefined };
    const [latest] = (await credentials.listCredentials(world, reader, request)).items;
    const origin = latest && new URL(latest.uri).origin;
    if (origin !== undefined && origin !== publicUrl) throw new CannotStart(say('elsewhere', { origin, publicUrl }));
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { json: { type: 'boolean' } } });
  try {
    const config = readConfig();
    requireExisting(config);
    const world = await openWorld(config);
    try {
      await requireSameAddress(world);
      const report = await fsck(world);
      if (values.json) console.log(JSON.stringify(report));
      else print(report);
      process.exitCode = report.faults.length === 0 ? 0 : 1;
    } finally {
      await world.close();
    }
  } catch (trouble) {
    if (!(trouble instanceof CannotStart)) throw trouble;
    for (const fault of trouble.faults) console.error(fault);
    process.exitCode = 69;
  }
}

if (import.meta.main) await main();
