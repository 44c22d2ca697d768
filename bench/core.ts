/**
 * Core beside its peers and beside the bare signature, in one run. Run: npm run bench -- core [--json] [--seconds 20]
 */
import { createPrivateKey, sign as signBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { gather, type JsonObject, judge } from '../packages/core/src/index.ts';
import { fromSecretMultikey } from '../packages/core/src/keys/index.ts';
import { useMachinery } from '../packages/core/src/machinery.ts';
import { type Signer, sign } from '../packages/core/src/proof/index.ts';
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

const times = await measure(
  {
    rawSign: () => signBytes(null, digest, privateKey),
    issue: () => sign(badge, signer, created),
    peerIssue: () => issueThere(badge as JsonObject),
    verify: () => judge(unlisted, evidence, now),
    peerVerify: () => peerVerify(unlisted, documents, now),
  },
  (Number(values.seconds) * 1000) / 35,
);

const goals: Goal[] = [
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
