/** Each check of core, and the function that would stand in its place if somebody took it out. */
export interface RemovedCheck {
  name: string;
  /** The source file in core, and the function in it. */
  file: string;
  of: string;
  /** Body of the function instead: `given` are its arguments, `checked` is the function as it is. */
  body: string;
}

const passes = (of: string) => `const told = await checked(...given);
  return told.answer === 'pass' ? told : { ...told, answer: 'pass', code: ${JSON.stringify(of)} };`;

/** The report as it is, but for dates that nobody looks at. */
const withoutDates = (credential: string, proof: string) =>
  `const [credential, proof, now] = given;
  return checked({ ...credential, ${credential} }, proof && { ...proof, ${proof} }, now);`;

const asked = (change: string) =>
  `const [presentation, asked, ...more] = given;
  return checked(presentation, { ...asked, ${change} }, ...more);`;

export const removedChecks: readonly RemovedCheck[] = [
  { name: 'signature', file: 'keys/check-signature.ts', of: 'checkSignature', body: "return 'matches';" },
  {
    name: 'purpose of the proof',
    file: 'verify/judge-proof.ts',
    of: 'judgeProof',
    body: `const [document, proof, expected, ...more] = given;
    return checked(document, proof, { ...expected, purpose: proof.proofPurpose }, ...more);`,
  },
  {
    name: 'key of the issuer',
    file: 'verify/find-key.ts',
    of: 'ownership',
    body: `const told = await checked(...given);
    return ['key_of_other', 'key_owner_unproven'].includes(told) ? 'key_of_issuer' : told;`,
  },
  { name: 'end of the key', file: 'verify/find-key.ts', of: 'isReached', body: 'return false;' },
  {
    name: 'controller of the key',
    file: 'did/verification-method.ts',
    of: 'findVerificationMethod',
    body: `const { method, missing } = checked(...given);
    return missing === 'other_controller' ? { method: { ...method, controller: given[0].id } } : checked(...given);`,
  },
  {
    name: 'purpose of the key',
    file: 'did/verification-method.ts',
    of: 'isListedFor',
    body: 'return true;',
  },
  {
    name: 'beginning',
    file: 'verify/questions/validity.ts',
    of: 'askValidity',
    body: withoutDates('validFrom: undefined', ''),
  },
  {
    name: 'end',
    file: 'verify/questions/validity.ts',
    of: 'askValidity',
    body: withoutDates('validUntil: undefined', ''),
  },
  {
    name: 'date of the signature',
    file: 'verify/questions/validity.ts',
    of: 'askValidity',
    body: withoutDates('', 'created: undefined'),
  },
  {
    name: 'end of the signature',
    file: 'verify/questions/validity.ts',
    of: 'askValidity',
    body: withoutDates('', 'expires: undefined'),
  },
  { name: 'status', file: 'verify/questions/status.ts', of: 'askStatus', body: passes('in_force') },
  {
    name: 'signature of the list',
    file: 'verify/questions/status-list.ts',
    of: 'whyUntrusted',
    body: 'return undefined;',
  },
  { name: 'issuer of the list', file: 'verify/questions/status-list.ts', of: 'whyOther', body: 'return undefined;' },
  { name: 'age of the list', file: 'verify/questions/status-list.ts', of: 'isStale', body: 'return false;' },
  {
    name: 'pinned contexts',
    file: 'contexts/index.ts',
    of: 'loadContext',
    body: "return checked(...given) ?? { '@context': {} };",
  },
  {
    name: 'safe mode',
    file: 'canonical/general.ts',
    of: 'canonize',
    body: `const [document, load, hash, digest] = given;
    return jsonld.canonize(document, {
      algorithm: 'RDFC-1.0', format: 'application/n-quads', safe: false, base: null, messageDigestAlgorithm: hash,
      documentLoader: async url => toRemoteDocument(url, load(url)),
    });`,
  },
  { name: 'contexts inside', file: 'verify/questions/structure.ts', of: 'noteNestedContexts', body: '' },
  { name: 'data model', file: 'verify/questions/structure.ts', of: 'findCredentialFaults', body: 'return [];' },
  {
    name: 'class of the badge',
    file: 'formats/open-badge/check-open-badge.ts',
    of: 'checkOpenBadge',
    body: 'return [];',
  },
  { name: 'repeated contexts', file: 'proof/signed-bytes.ts', of: 'repeatsContexts', body: 'return true;' },
  { name: 'earlier signatures', file: 'verify/signature.ts', of: 'withEarlier', body: 'return given[0];' },
  { name: 'credentials inside', file: 'verify/questions/parts.ts', of: 'askParts', body: passes('parts_hold') },
  {
    name: 'endorsements',
    file: 'verify/questions/endorsements.ts',
    of: 'askEndorsements',
    body: passes('endorsements_hold'),
  },
  {
    name: 'kind of token',
    file: 'verify/judge-token.ts',
    of: 'judgeToken',
    body: `const [token, expected, basis] = given;
    return checked(token, expected, basis, [String(token.header.typ).toLowerCase()]);`,
  },
  {
    name: 'claims of the token',
    file: 'verify/questions/structure.ts',
    of: 'askStructure',
    body: 'return checked(given[0], given[1], []);',
  },
  {
    name: 'disclosures',
    file: 'verify/secured.ts',
    of: 'findShown',
    body: 'return checked(...given) ?? { claims: given[0].token.payload, hidden: [] };',
  },
  { name: 'challenge', file: 'verify/presentation.ts', of: 'findFault', body: asked('challenge: undefined') },
  { name: 'domain', file: 'verify/presentation.ts', of: 'findFault', body: asked('domain: undefined') },
  { name: 'holder', file: 'verify/presentation.ts', of: 'askHolder', body: passes('holder_proven') },
  { name: 'hosted copy', file: 'verify/hosted.ts', of: 'askSame', body: passes('hosted_same') },
  { name: 'address of the issuer', file: 'verify/hosted.ts', of: 'askAddress', body: passes('address_of_issuer') },
];
