/** Issuing and verifying one badge here and in @digitalbazaar/vc, side by side in one run. Run: node bench/verify.ts [seconds] */
import { gather, type JsonObject, judge } from '../packages/core/src/index.ts';
import { sign, toSigner } from '../packages/core/src/proof/index.ts';
import { peerIssuer, peerVerify } from '../test/peer.ts';
import { created, did, didUrl, draft, findIn, keys, listUrl, now, web } from '../test/small-web.ts';

type Work = () => Promise<unknown>;

const roundMs = (Number(process.argv[2] ?? 6) * 1000) / 12;

/**
 * Runs the works in turn, so that whatever else the machine does meets all of them. Milliseconds of processor time per
 * operation, median of the rounds: of waiting for a busy machine it would say nothing.
 */
async function measure(works: readonly Work[]): Promise<number[]> {
  const rounds = works.map((): number[] => []);
  for (let round = 0; round < 6; round += 1) {
    for (const [index, work] of works.entries()) {
      const begin = performance.now();
      const before = process.cpuUsage();
      let count = 0;
      for (; performance.now() - begin < roundMs / works.length || count === 0; count += 1) await work();
      const { user, system } = process.cpuUsage(before);
      if (round > 0) rounds[index]?.push((user + system) / 1000 / count);
    }
  }
  return rounds.map(times => times.sort((one, other) => one - other)[Math.floor(times.length / 2)] ?? Number.NaN);
}

const unsigned = draft({ status: undefined });
const withStatus = draft();
const documents = { [did]: web[didUrl] as JsonObject, [listUrl]: web[listUrl] as JsonObject };
const signer = await toSigner(keys.secretMultikey, did);
const issueThere = await peerIssuer(keys, did, documents);

const credential = await sign(unsigned, signer, created);
const listed = await sign(withStatus, signer, created);
const evidence = await gather(credential, { find: findIn(web) });
const listedEvidence = await gather(listed, { find: findIn(web) });

const rows: [string, Work, Work][] = [
  ['issue one', () => sign(unsigned, signer, created), () => issueThere(unsigned as JsonObject)],
  ['verify one', () => judge(credential, evidence, now), () => peerVerify(credential, documents, now)],
  ['verify one and its status', () => judge(listed, listedEvidence, now), () => peerVerify(listed, documents, now)],
];

console.log(`One badge of ${JSON.stringify(credential).length} bytes, processor time, ${process.version}\n`);
console.log('                              here       peer      ratio');
for (const [name, here, there] of rows) {
  const [ours = Number.NaN, theirs = Number.NaN] = await measure([here, there]);
  const cells = [
    `${ours.toFixed(2)} ms`.padStart(10),
    `${theirs.toFixed(2)} ms`.padStart(10),
    `${(theirs / ours).toFixed(1)} ×`.padStart(10),
  ];
  console.log(`${name.padEnd(26)}${cells.join(' ')}`);
}
