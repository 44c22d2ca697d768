import { describe, expect } from 'vitest';
import { didWebUrl, findVerificationMethod, fromDidKey, isListedFor } from '../../packages/core/src/did/index.ts';
import type { JsonObject } from '../../packages/core/src/index.ts';
import { asArray, isJsonObject } from '../../packages/core/src/json.ts';
import { fromMultikey } from '../../packages/core/src/keys/index.ts';
import { hasStandard, listStandards, readStandard } from '../standards.ts';
import { vector } from '../vectors.ts';

const vectors = 'vectors/did';
const isThere = hasStandard(vectors);

interface Vector {
  dids: string[];
  [did: string]: unknown;
}

/** Each document that a vendor gives for a DID, by vendor. */
function listDocuments(): { file: string; did: string; document: JsonObject }[] {
  return listStandards(vectors, '.json')
    .filter(file => /\/did-(key|web)-/.test(file))
    .flatMap(file => {
      const vector = JSON.parse(readStandard(file)) as Vector;
      return vector.dids.map(did => {
        const { didDocumentDataModel } = vector[did] as { didDocumentDataModel: { properties: JsonObject } };
        return { file, did, document: didDocumentDataModel.properties };
      });
    });
}

const documents = isThere ? listDocuments() : [];
const didKeys = documents.filter(({ did }) => did.startsWith('did:key:'));
/** Ed25519, P-256 and P-384. */
const checkedPrefixes = /^did:key:(z6Mk|zDn|z82)/;

describe.runIf(isThere)('DID documents of several vendors (W3C DID test suite)', () => {
  for (const { file, did, document } of didKeys) {
    const isChecked = checkedPrefixes.test(did);
    const answer = isChecked ? {} : { expected: 'a kind of key that is not read' };
    vector({ standard: 'did:key', clause: 'document', name: `${file}#${did}`, ...answer }, () => {
      const multikey = did.slice('did:key:'.length);
      const ours = fromDidKey(did);
      const id = `${did}#${multikey}`;
      const expected = fromMultikey(multikey);
      expect(findVerificationMethod(ours ?? {}, id, 'assertionMethod')).toMatchObject({
        method: { publicKey: expected },
      });
      if (!isChecked) {
        expect(expected).toMatchObject({ unread: 'unknown_kind' });
        return;
      }
      expect(isListedFor(document, id, 'assertionMethod')).toBe(true);
      const isModern = 'verificationMethod' in document;
      if (isModern) expect(findVerificationMethod(document, id, 'assertionMethod').method?.publicKey).toEqual(expected);
    });
  }

  for (const { file, did, document } of documents.filter(({ did }) => did.startsWith('did:web:'))) {
    vector({ standard: 'did:web', clause: 'address and document', name: `${file}#${did}` }, () => {
      expect(didWebUrl(did)).toMatch(/^https:\/\/[^/]+\/(.+\/)?did\.json$/);
      expect(document.id).toBe(did);
      for (const key of asArray(document.verificationMethod).filter(isJsonObject)) {
        const id = String(key.id).startsWith('#') ? `${did}${key.id}` : String(key.id);
        const { method, missing } = findVerificationMethod(document, id, 'assertionMethod');
        const isEdwards = String(key.type).startsWith('Ed25519');
        if (key.controller === did && id.startsWith(`${did}#`)) {
          expect(method?.publicKey.kind === 'Ed25519').toBe(isEdwards);
        } else expect(missing).toBeDefined();
      }
    });
  }
});
