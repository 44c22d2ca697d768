/**
 * Core beside its peers and beside the bare signature, in one run. Run: npm run bench -- core [--json] [--seconds 20]
 */
import { createPrivateKey, sign as signBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { toTemplate } from '../packages/core/src/canonical/index.ts';
import { gather, type JsonObject, judge } from '../packages/core/src/index.ts';
import { fromSecretMultikey } from '../packages/core/src/keys/index.ts';
import { useMachinery } from '../packages/core/src/machinery.ts';
import { type Signer, sign, signFilled } from '../packages/core/src/proof/index.ts';
import { nodeMachinery } from '../packages/server/src/platform/machinery.ts';
import { peerIssuer, peerVerify } from '../test/peer.ts';
import { created, did, didUrl, findIn, keys, listUrl, now, web } from '../test/small-web.ts';
import { badge } from './fixture.ts';
import { type Goal, measure, report } from './measure.ts';

const { values } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false }, seconds: { type: 'string', default: '20' } },
});

useMachinery(nodeMachinery);
const pkcs8Head = Buffer.from('302e020100300506032b657004220420', 'hex');
const seed = fromSecretMultikey(keys.secretMultikey)?.secret ?? new Uint8Array();
const privateKey = createPrivateKey({ key: Buffer.concat([pkcs8Head, seed]), format: 'der', type: 'pkcs8' });
/** As the server signs: with a key object that is kept. */
const signer: Signer = {
  verificationMethod: `${did}#${keys.publicMultikey}`,
  sign: bytes => signBytes(null, bytes, privateKey),
};

const documents = { [did]: web[didUrl] as JsonObject, [listUrl]: web[listUrl] as JsonObject };
const issueThere = await peerIssuer(keys, did, documents);
const credential = await sign(badge, signer, created);
const { credentialStatus: _, ...bare }: JsonObject = badge;
const unlisted = await sign(bare as typeof badge, signer, created);
const evidence = await gather(unlisted, { find: findIn(web) });
const digest = Buffer.alloc(64, 7);

const slots = [
  '/id',
  '/credentialSubject/id',
  '/credentialSubject/identifier/0/identityHash',
  '/credentialSubject/result/0/value',
  '/evidence/0/id',
  '/validFrom',
  '/awardedDate',
  '/credentialStatus/id',
  '/credentialStatus/statusListIndex',
];
const template = toTemplate(badge as JsonObject, slots);
if ('declined' in template) throw new Error(template.declined);

let issued = 0;
async function issueFromTemplate(): Promise<JsonObject> {
  issued += 1;
  const number = String(issued).padStart(12, '0');
  const filled = 'fill' in template ? template.fill(toTexts(number)) : undefined;
  if (!filled) throw new Error('The template was not filled.');
  return signFilled(filled, signer, created);
}

/** What differs from one award to the next. */
function toTexts(number: string): string[] {
  const id = `urn:uuid:7a4c1c2e-9a0b-4f7e-8a55-${number}`;
  const learner = `urn:uuid:c2f7a9d0-42f1-4f4f-9a84-${number}`;
  const hash = `sha256$b5809d8a92f8858436d7e6b87c12ebc0ae1eac4baecc2c0b9${number}`;
  return [
    id,
    learner,
    hash,
    '87',
    `https://portfolio.example/${number}`,
    created,
    created,
    `${listUrl}#${number}`,
    number,
  ];
}

const fromTemplate = await issueFromTemplate();
const checked = await peerVerify(fromTemplate, documents, now);
if (!checked.verified) throw new Error(`The peer does not accept what the template issued: ${checked.why}`);

const times = await measure(
  {
    rawSign: () => signBytes(null, digest, privateKey),
    template: issueFromTemplate,
    issue: () => sign(badge, signer, created),
    peerIssue: () => issueThere(badge as JsonObject),
    verify: () => judge(unlisted, evidence, now),
    peerVerify: () => peerVerify(unlisted, documents, now),
  },
  (Number(values.seconds) * 1000) / 35,
);

const goals: Goal[] = [
  { name: 'issue from a template, beside raw Ed25519', ratio: times.rawSign / times.template, goal: 0.5 },
  { name: 'issue from a template, beside @digitalbazaar/vc', ratio: times.peerIssue / times.template, goal: 70 },
  { name: 'issue, general, beside @digitalbazaar/vc', ratio: times.peerIssue / times.issue, goal: 40 },
  { name: 'verify, every question, beside @digitalbazaar/vc', ratio: times.peerVerify / times.verify, goal: 25 },
];

if (!values.json) {
  console.log(
    `One badge of ${JSON.stringify(credential).length} bytes, microseconds of processor time, ${process.version}`,
  );
  for (const [name, time] of Object.entries(times)) console.log(`${name.padEnd(20)}${time.toFixed(1).padStart(10)}`);
}
for (const goal of goals) report(goal, values.json);
