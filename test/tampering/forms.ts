import { crc32 } from 'node:zlib';
import { StatusList } from '@sd-jwt/jwt-status-list';
import { toDidDocument } from '../../packages/core/src/did/index.ts';
import { signOpenBadgeToken } from '../../packages/core/src/formats/index.ts';
import { bakePng, bakeSvg } from '../../packages/core/src/image/index.ts';
import type { JsonObject } from '../../packages/core/src/json.ts';
import type { SigningKind } from '../../packages/core/src/keys/index.ts';
import { derive, signBase } from '../../packages/core/src/proof/disclosure/index.ts';
import { addProof, generateKeyPair, type SigningSuite, sign, toSigner } from '../../packages/core/src/proof/index.ts';
import type { Random } from '../random.ts';
import { issueRecord } from '../small-record.ts';
import { created, did, didUrl, draft, issue, keys, listUrl, publishList, type Web, web } from '../small-web.ts';
import { toBytesMutant, toMutant, toTokenMutant } from './changes.ts';
import { issueSdJwt, keyOfTokens, signToken } from './tokens.ts';

export type Given = JsonObject | string | Uint8Array;

/** A kind of credential, valid as it is; or a page without which one would be, that says it was withdrawn. */
export interface Form {
  name: string;
  given: Given;
  pages: Web;
  /** The address of the page that is changed, where it is not what was given. */
  at?: string;
  change: (random: Random) => Given;
  /** How many of every forty or so mutants are of this form. */
  share: number;
}

const pairs = {
  Ed25519: keys,
  'P-256': await generateKeyPair('P-256'),
  'P-384': await generateKeyPair('P-384'),
};
const signerOf = (kind: SigningKind) => toSigner(pairs[kind].secretMultikey, did);
const issuerDocument = toDidDocument({
  did,
  keys: Object.values(pairs).map(pair => ({ multikey: pair.publicMultikey })),
});
const method = { id: `${did}#tokens`, type: 'JsonWebKey', controller: did, publicKeyJwk: keyOfTokens };

/** The web of the issuer with all its keys. */
export const pages: Web = {
  ...web,
  [didUrl]: {
    ...issuerDocument,
    verificationMethod: [...(issuerDocument.verificationMethod as JsonObject[]), method],
    assertionMethod: [...(issuerDocument.assertionMethod as string[]), method.id],
  },
};

/** Without a status, which takes as long as all the rest; one form and the lists have it. */
const bare = draft({ status: undefined });
const signed = async (suite: SigningSuite, kind: SigningKind) => sign(bare, await signerOf(kind), created, suite);

/** Two signatures, the second over the first. */
export async function issueChain(): Promise<JsonObject> {
  const { proof: _, ...bare } = await issue();
  const id = 'urn:uuid:26329423-bec9-4b2e-88cb-a7c7d9dc4544';
  const first = await addProof(bare, await toSigner((await generateKeyPair()).secretMultikey), created, { id });
  return addProof(first, await signerOf('Ed25519'), created, { suite: 'eddsa-rdfc-2022', previousProof: [id] });
}

async function issuePart(): Promise<JsonObject> {
  const mandatory = ['/id', '/issuer', '/validFrom', '/name', '/credentialSubject/achievement', '/credentialSchema'];
  const base = await signBase(bare, await signerOf('P-256'), created, mandatory);
  const shown = await derive(base, ['/credentialSubject/result']);
  if ('refused' in shown) throw new Error(String(shown.refused));
  return shown;
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const frame = Buffer.alloc(body.length + 8);
  frame.writeUInt32BE(content.length, 0);
  body.copy(frame, 4);
  frame.writeUInt32BE(crc32(body), body.length + 4);
  return frame;
}

const picture = Buffer.concat([
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]),
  chunk('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])),
  chunk('IEND', Buffer.alloc(0)),
]);
const inPng = (document: JsonObject) => bakePng(picture, JSON.stringify(document));
const drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"></svg>';
const inSvg = (document: JsonObject) => Buffer.from(bakeSvg(drawing, JSON.stringify(document)));

function ofDocument(name: string, given: JsonObject, share: number): Form {
  return { name, given, pages, share, change: random => toMutant(given, random) };
}

function ofToken(name: string, given: string, share: number): Form {
  return { name, given, pages, share, change: random => toTokenMutant(given, random) };
}

/** In a picture: any byte of it changed, or a changed credential put into it. */
function ofPicture(name: string, document: JsonObject, bake: (document: JsonObject) => Uint8Array): Form {
  const given = bake(document);
  const change = (random: Random) =>
    random.below(2) === 0 ? toBytesMutant(given, random) : bake(toMutant(document, random));
  return { name, given, pages, share: 1, change };
}

const tokenList = `${listUrl}/tokens`;

/** What says that a credential was withdrawn, changed so that perhaps it says it no longer. */
async function listPageForms(): Promise<Form[]> {
  const list = await publishList({ revoked: [80412] });
  const statuses = new StatusList([0, 1, 0, 2], 2).compressStatusList();
  const payload = { sub: tokenList, iat: 1_795_000_000 - 864_000, status_list: { bits: 2, lst: statuses } };
  const ofTokens = signToken({ typ: 'statuslist+jwt' }, payload);
  const withdrawn = issueSdJwt({ status: { status_list: { idx: 1, uri: tokenList } } });
  return [
    {
      ...ofDocument('a bitstring list', list, 4),
      given: await issue(),
      at: listUrl,
      pages: { ...pages, [listUrl]: list },
    },
    {
      ...ofToken('a token status list', ofTokens, 4),
      given: withdrawn,
      at: tokenList,
      pages: { ...pages, [tokenList]: ofTokens },
    },
  ];
}

/** Every form in which a credential comes, and the lists. */
export async function listForms(): Promise<Form[]> {
  const badge = await issue();
  const nested = [badge, await signOpenBadgeToken(bare, await signerOf('P-256'))];
  return [
    ofDocument('eddsa-rdfc-2022', badge, 4),
    ofDocument('eddsa-jcs-2022', await signed('eddsa-jcs-2022', 'Ed25519'), 5),
    ofDocument('ecdsa-rdfc-2019 with P-256', await signed('ecdsa-rdfc-2019', 'P-256'), 2),
    ofDocument('ecdsa-rdfc-2019 with P-384', await signed('ecdsa-rdfc-2019', 'P-384'), 1),
    ofDocument('ecdsa-jcs-2019 with P-256', await signed('ecdsa-jcs-2019', 'P-256'), 2),
    ofDocument('a chain', await issueChain(), 1),
    ofDocument('a part by ecdsa-sd-2023', await issuePart(), 1),
    ofToken('a token by Ed25519', await signOpenBadgeToken(bare, await signerOf('Ed25519')), 6),
    ofToken('a token by P-256', await signOpenBadgeToken(bare, await signerOf('P-256')), 4),
    ofToken('an SD-JWT', issueSdJwt(), 8),
    ofDocument('a learner record', await issueRecord(nested), 1),
    ofPicture('a PNG', badge, inPng),
    ofPicture('an SVG', badge, inSvg),
    ...(await listPageForms()),
  ];
}
