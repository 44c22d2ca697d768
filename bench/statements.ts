import { createPrivateKey, sign as signBytes } from 'node:crypto';
import { toTemplate } from '../packages/core/src/canonical/index.ts';
import { type Evidence, gather, type JsonObject, judge } from '../packages/core/src/index.ts';
import { fromSecretMultikey } from '../packages/core/src/keys/index.ts';
import { type Signer, sign, signFilled } from '../packages/core/src/proof/index.ts';
import { peerIssuer, peerVerify } from '../test/peer.ts';
import { created, did, didUrl, findIn, keys, listUrl, now, web } from '../test/small-web.ts';
import { badge, inTurn, toOtherBadge } from './fixture.ts';
import type { Contest } from './measure.ts';

const pkcs8Head = Buffer.from('302e020100300506032b657004220420', 'hex');
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

/** `eddsa-rdfc-2022`: signing for a learner, through a template and without one, and verifying with every question. */
export async function contestStatements(): Promise<Contest> {
  const privateKey = readPrivateKey();
  /** As the server signs: with a key object that is kept. */
  const signer: Signer = {
    verificationMethod: `${did}#${keys.publicMultikey}`,
    sign: bytes => signBytes(null, bytes, privateKey),
  };
  const documents = { [did]: web[didUrl] as JsonObject, [listUrl]: web[listUrl] as JsonObject };
  const issueThere = await peerIssuer(keys, did, documents);
  const issueFromTemplate = makeFiller(signer);
  const checked = await peerVerify(await issueFromTemplate(), documents, now);
  if (!checked.verified) throw new Error(`The peer does not accept what the template issued: ${checked.why}`);
  const unlisted = await inTurn(number => sign(toOtherBadge(number), signer, created));
  const evidence = await gather(unlisted(), { find: findIn(web) });
  const digest = Buffer.alloc(64, 7);
  return {
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
}

function readPrivateKey() {
  const seed = fromSecretMultikey(keys.secretMultikey)?.secret ?? new Uint8Array();
  return createPrivateKey({ key: Buffer.concat([pkcs8Head, seed]), format: 'der', type: 'pkcs8' });
}

function makeFiller(signer: Signer): () => Promise<JsonObject> {
  const template = toTemplate(badge as JsonObject, slots);
  if ('declined' in template) throw new Error(template.declined);
  let issued = 0;
  return async () => {
    issued += 1;
    const filled = template.fill(toTexts(String(issued).padStart(12, '0')));
    if (!filled) throw new Error('The template was not filled.');
    return signFilled(filled, signer, created);
  };
}

/** What differs from one award to the next. */
function toTexts(number: string): string[] {
  const id = `urn:uuid:7a4c1c2e-9a0b-4f7e-8a55-${number}`;
  const learner = `urn:uuid:c2f7a9d0-42f1-4f4f-9a84-${number}`;
  const hash = `sha256$b5809d8a92f8858436d7e6b87c12ebc0ae1eac4baecc2c0b9${number}`;
  const work = `https://portfolio.example/${number}`;
  return [id, learner, hash, '87', work, created, created, `${listUrl}#${number}`, number];
}

/** The same evidence as if it had just been found. */
function findAnew({ found }: Evidence): Evidence {
  return { found: Object.fromEntries(Object.entries(found).map(([url, page]) => [url, { ...page }])) };
}
