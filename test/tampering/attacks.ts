import { toBase58 } from '../../packages/core/src/bytes.ts';
import type { JsonObject, JsonValue } from '../../packages/core/src/json.ts';
import {
  addProof,
  generateKeyPair,
  listProofs,
  type SigningSuite,
  sign,
  toSigner,
} from '../../packages/core/src/proof/index.ts';
import { toSignedBytes } from '../../packages/core/src/proof/signed-bytes.ts';
import { suites } from '../../packages/core/src/proof/suites.ts';
import { issueMixedRecord } from '../mixed-record.ts';
import { issueRecord } from '../small-record.ts';
import { created, did, didUrl, draft, issue, keys, listUrl, otherKeys, publishList, type Web } from '../small-web.ts';
import { type Given, issueChain, pages } from './forms.ts';
import { issueSdJwt, signToken } from './tokens.ts';

/** Something that only one check keeps from being accepted. */
export interface Attack {
  /** The name of the check. */
  check: string;
  given: Given;
  pages?: Web;
  at?: Date;
  /** It is shown to somebody who asked this. */
  asked?: { challenge: string; domain: string };
}

const issuer = await toSigner(keys.secretMultikey, did);
const stranger = await toSigner(otherKeys.secretMultikey);
const bare = draft({ status: undefined }) as JsonObject;
const asDraft = (document: JsonObject) => document as unknown as Parameters<typeof sign>[0];

/** A credential that says nothing of anybody. */
const empty: JsonObject = {
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  type: ['VerifiableCredential', 'BitstringStatusListCredential'],
  issuer: did,
  credentialSubject: {},
};

/** What the issuer signs of whatever stands in the document; canonical JSON covers everything. */
const signAny = (document: JsonObject, suite: SigningSuite = 'eddsa-jcs-2022', date = created) =>
  sign(asDraft(document), issuer, date, suite);

/** A signature over these members of the proof too. */
async function signWith(document: JsonObject, more: JsonObject, by = keys, of = did): Promise<JsonObject> {
  const signer = await toSigner(by.secretMultikey, of);
  const options: JsonObject = {
    type: 'DataIntegrityProof',
    cryptosuite: 'eddsa-rdfc-2022',
    created,
    verificationMethod: signer.verificationMethod,
    proofPurpose: 'assertionMethod',
    ...more,
  };
  const signed = await toSignedBytes(suites['eddsa-rdfc-2022'], 'SHA-256', document, options);
  if (!('bytes' in signed)) throw new Error(JSON.stringify(signed));
  return { ...document, proof: { ...options, proofValue: `z${toBase58(await signer.sign(signed.bytes))}` } };
}

/** The issuer's document, changed. */
const withDocument = (change: (document: JsonObject) => JsonObject): Web => ({
  ...pages,
  [didUrl]: change(structuredClone(pages[didUrl] as JsonObject)),
});

const withMethods = (change: JsonObject): Web =>
  withDocument(document => ({
    ...document,
    verificationMethod: (document.verificationMethod as JsonObject[]).map(method => ({ ...method, ...change })),
  }));

const withList = (list: JsonObject): Web => ({ ...pages, [listUrl]: list });

/** Documents and keys. */
async function listDocumentAttacks(): Promise<Attack[]> {
  const good = await issue({ status: undefined });
  const subject = bare.credentialSubject as JsonObject;
  return [
    { check: 'signature', given: { ...good, name: 'Doctor of Coastal Data' } },
    {
      check: 'purpose of the proof',
      given: await signWith(bare, { proofPurpose: 'authentication' }),
      pages: withDocument(({ assertionMethod, ...document }) => ({
        ...document,
        authentication: assertionMethod ?? [],
      })),
    },
    { check: 'key of the issuer', given: await sign(asDraft(bare), stranger, created) },
    { check: 'end of the key', given: good, pages: withMethods({ revoked: '2026-01-01T00:00:00Z' }) },
    { check: 'controller of the key', given: good, pages: withMethods({ controller: 'did:web:elsewhere.example' }) },
    { check: 'purpose of the key', given: good, pages: withDocument(({ assertionMethod: _, ...rest }) => rest) },
    { check: 'beginning', given: await issue({ status: undefined, validFrom: '2027-01-01T00:00:00Z' }) },
    { check: 'end', given: await issue({ status: undefined, validUntil: '2026-10-01T00:00:00Z' }) },
    { check: 'date of the signature', given: await sign(asDraft(bare), issuer, '2030-01-01T00:00:00Z') },
    { check: 'end of the signature', given: await signWith(bare, { expires: '2026-10-01T00:00:00Z' }) },
    { check: 'safe mode', given: { ...good, grade: 'A' } },
    {
      check: 'pinned contexts',
      given: await signAny({
        ...bare,
        '@context': [...(bare['@context'] as string[]), 'https://elsewhere.example/v1'],
      }),
    },
    {
      check: 'contexts inside',
      given: await signAny({
        ...bare,
        credentialSubject: { ...subject, '@context': ['https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'] },
      }),
    },
    { check: 'data model', given: await signAny(empty) },
    {
      check: 'class of the badge',
      given: await signAny({ ...bare, credentialSubject: { ...subject, achievement: [] } }),
    },
    ...(await listContextAttacks()),
    ...(await listChainAttacks()),
  ];
}

/** Canonical JSON is made with the contexts that the proof repeats: another one put before them goes unseen. */
async function listContextAttacks(): Promise<Attack[]> {
  const signed = await signAny(bare);
  const contexts = signed['@context'] as JsonValue[];
  const other = contexts.toSpliced(2, 0, 'https://w3id.org/security/data-integrity/v2');
  return [{ check: 'repeated contexts', given: { ...signed, '@context': other } }];
}

async function listChainAttacks(): Promise<Attack[]> {
  const { proof: _, ...unsigned } = await issueChain();
  const id = 'urn:uuid:26329423-bec9-4b2e-88cb-a7c7d9dc4544';
  const first = await addProof(unsigned, await toSigner((await generateKeyPair()).secretMultikey), created, { id });
  const [proof = {}] = listProofs(first);
  const broken = { ...first, proof: { ...proof, created: '2026-06-13T09:00:00Z' } };
  return [
    {
      check: 'earlier signatures',
      given: await addProof(broken, issuer, created, { suite: 'eddsa-rdfc-2022', previousProof: [id] }),
    },
  ];
}

/** Lists that say something else than the issuer's. */
async function listStatusAttacks(): Promise<Attack[]> {
  const good = await issue();
  const revoked = await publishList({ revoked: [80412] });
  const full = await publishList();
  const forged = { ...revoked, credentialSubject: full.credentialSubject ?? {} };
  const strangerId = stranger.verificationMethod.split('#')[0] ?? '';
  const { proof: _, ...unsigned } = full;
  const ofOther = await sign(asDraft({ ...unsigned, issuer: strangerId }), stranger, created);
  const short = { ...(full.credentialSubject as JsonObject), ttl: 60_000 };
  return [
    { check: 'status', given: good, pages: withList(revoked) },
    { check: 'signature of the list', given: good, pages: withList(forged) },
    { check: 'issuer of the list', given: good, pages: withList(ofOther) },
    {
      check: 'age of the list',
      given: good,
      pages: withList(await signAny({ ...unsigned, credentialSubject: short })),
    },
  ];
}

/** What credentials carry, and tokens. */
async function listCarriedAttacks(): Promise<Attack[]> {
  const good = await issue();
  const endorsement = ((await issueMixedRecord()).endorsement as JsonObject[])[0] ?? {};
  const [token = '', ...disclosures] = issueSdJwt().split('~');
  const extra = Buffer.from(JSON.stringify(['salt', 'honours', true])).toString('base64url');
  const claims = { iss: did, ...bare };
  return [
    { check: 'credentials inside', given: await issueRecord([good, { ...good, name: 'Something better' }]) },
    { check: 'endorsements', given: await signAny({ ...bare, endorsement: [endorsement] }, 'eddsa-rdfc-2022') },
    { check: 'kind of token', given: signToken({ typ: 'at+jwt' }, claims) },
    { check: 'claims of the token', given: signToken({ typ: 'vc+jwt' }, { ...claims, jti: 'urn:uuid:0' }) },
    { check: 'disclosures', given: [token, extra, ...disclosures].join('~') },
  ];
}

/** Presentations that answer somebody else, or are somebody else's. */
async function listShownAttacks(): Promise<Attack[]> {
  const asked = { challenge: '3e1c5b1e', domain: 'verify.example' };
  const learnerKeys = await generateKeyPair();
  const holder = `did:key:${learnerKeys.publicMultikey}`;
  const show = async (subject: string, answer: JsonObject) => {
    const learner = { name: 'Tamsin Okonjo', identities: [], id: subject };
    const own = await issue({ learner, status: undefined });
    const presentation = {
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      type: ['VerifiablePresentation'],
      holder,
      verifiableCredential: [own],
    };
    const more = { proofPurpose: 'authentication', created: '2026-11-23T14:00:00Z', ...answer };
    return signWith(presentation, more, learnerKeys, holder);
  };
  return [
    { check: 'challenge', given: await show(holder, { ...asked, challenge: 'older' }), asked },
    { check: 'domain', given: await show(holder, { ...asked, domain: 'elsewhere.example' }), asked },
    { check: 'holder', given: await show('did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2', asked), asked },
  ];
}

/** Badges of Open Badges 2, which their own address vouches for. */
function listHostedAttacks(): Attack[] {
  const host = 'https://lindon.example';
  const id = `${host}/assertions/1`;
  const assertion: JsonObject = {
    '@context': 'https://w3id.org/openbadges/v2',
    id,
    type: 'Assertion',
    recipient: { type: 'email', hashed: true, identity: 'sha256$b580', salt: 'Kosher' },
    badge: `${host}/classes/boats`,
    issuedOn: '2020-06-12T00:00:00Z',
    verification: { type: 'HostedBadge' },
  };
  const badge: JsonObject = {
    id: `${host}/classes/boats`,
    type: 'BadgeClass',
    name: 'Boats',
    issuer: `${host}/issuer`,
  };
  const owner: JsonObject = { id: `${host}/issuer`, type: 'Issuer', name: 'Lindon University', url: host };
  const hosted: Web = { [id]: assertion, [`${host}/classes/boats`]: badge, [`${host}/issuer`]: owner };
  const stolen = { ...assertion, id: 'https://elsewhere.example/assertions/1' };
  return [
    { check: 'hosted copy', given: { ...assertion, issuedOn: '2019-06-12T00:00:00Z' }, pages: hosted },
    { check: 'address of the issuer', given: stolen, pages: { ...hosted, [stolen.id]: stolen } },
  ];
}

/** For each check at least one. */
export async function listAttacks(): Promise<Attack[]> {
  const lists = [listDocumentAttacks(), listStatusAttacks(), listCarriedAttacks(), listShownAttacks()];
  return [...(await Promise.all(lists)).flat(), ...listHostedAttacks()];
}
