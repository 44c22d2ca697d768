/**
 * Core beside its peers and beside the bare signature, in one run. Run: npm run bench -- core [--json] [--seconds 40]
 */
import { createPrivateKey, sign as signBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { toTemplate } from '../packages/core/src/canonical/index.ts';
import { type Evidence, gather, type JsonObject, judge } from '../packages/core/src/index.ts';
import { fromSecretMultikey } from '../packages/core/src/keys/index.ts';
import { useMachinery } from '../packages/core/src/machinery.ts';
import { type Signer, sign, signFilled } from '../packages/core/src/proof/index.ts';
import { nodeMachinery } from '../packages/server/src/platform/machinery.ts';
import { peerIssuer, peerVerify } from '../test/peer.ts';
import { created, did, didUrl, findIn, keys, listUrl, now, web } from '../test/small-web.ts';
import { badge, inTurn, toOtherBadge } from './fixture.ts';
import { type Contest, hold } from './measure.ts';
import { contestDisclosure, contestJcs } from './suites.ts';

const { values } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false }, seconds: { type: 'string', default: '40' } },
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
const unlisted = await inTurn(number => sign(toOtherBadge(number), signer, created));
const evidence = await gather(unlisted(), { find: findIn(web) });
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

/** The same evidence as if it had just been found. */
function findAnew({ found }: Evidence): Evidence {
  return { found: Object.fromEntries(Object.entries(found).map(([url, page]) => [url, { ...page }])) };
}

const statements: Contest = {
  works: {
    rawSign: () => signBytes(null, digest, privateKey),
    template: issueFromTemplate,
    issue: () => sign(badge, signer, created),
    peerIssue: () => issueThere(badge as JsonObject),
    verify: () => judge(unlisted(), findAnew(evidence), now),
    peerVerify: () => peerVerify(unlisted(), documents, now),
  },
  goals: [
    { name: 'issue from a template, beside raw Ed25519', long: 'rawSign', short: 'template', goal: 0.5 },
    { name: 'issue from a template, beside @digitalbazaar/vc', long: 'peerIssue', short: 'template', goal: 70 },
    { name: 'issue, general, beside @digitalbazaar/vc', long: 'peerIssue', short: 'issue', goal: 40 },
    { name: 'verify, every question, beside @digitalbazaar/vc', long: 'peerVerify', short: 'verify', goal: 25 },
  ],
};

if (!values.json) {
  const { length } = JSON.stringify(fromTemplate);
  console.log(`One badge of ${length} bytes, microseconds of processor time, ${process.version}`);
}
await hold([statements, await contestJcs(), await contestDisclosure()], Number(values.seconds), values.json);
