import { credentialsV1 } from '../../contexts/index.ts';
import { isAbsoluteUri } from '../../identifiers.ts';
import { asArray, isJsonObject, type JsonObject, type JsonValue } from '../../json.ts';
import { type Problem, toProblem } from '../../problem.ts';
import { checkClass } from './check-class.ts';

/**
 * Everything that keeps a document from being an Open Badges 3.0 credential: the class tables of the edition it is written
 * in (VCDM 2.0 or 1.1), then what the data models ask for and the tables cannot say. Signatures, dates against today and
 * undefined terms are other questions.
 */
export function checkOpenBadge(document: JsonObject): Problem[] {
  return [...checkTables(document, 'AchievementCredential'), ...checkDataModel(document)];
}

/** The same for an `EndorsementCredential` (Open Badges 3.0 §B.1.8). */
export function checkEndorsement(document: JsonObject): Problem[] {
  return [...checkTables(document, 'EndorsementCredential'), ...checkDataModel(document)];
}

/** Is the document written in the Verifiable Credentials Data Model 1.1? */
export function isOldEdition(document: JsonObject): boolean {
  return asArray(document['@context'])[0] === credentialsV1;
}

function checkTables(document: JsonObject, className: string): Problem[] {
  return checkClass(document, isOldEdition(document) ? `${className} 1.1` : className, true);
}

/** What the data models ask of every credential of 1EdTech, and the tables cannot say. */
export function* checkDataModel(document: JsonObject): Generator<Problem> {
  const contexts = document['@context'];
  if (!Array.isArray(contexts) || contexts.length < 2) yield toProblem('/@context', 'context_wrong');
  yield* checkAddress(document.id, '/id');
  const { issuer } = document;
  if (isJsonObject(issuer)) yield* checkAddress(issuer.id, '/issuer/id');
  else yield* checkAddress(issuer, '/issuer');
  yield* checkSubject(document.credentialSubject);
  if (isOldEdition(document)) return;
  for (const property of ['issuanceDate', 'expirationDate']) {
    if (property in document) yield toProblem(`/${property}`, 'old_property', { property });
  }
}

function* checkAddress(value: JsonValue | undefined, at: string): Generator<Problem> {
  if (value !== undefined && !isAbsoluteUri(value)) yield toProblem(at, 'not_an_address');
}

function* checkSubject(subject: JsonValue | undefined): Generator<Problem> {
  if (!isJsonObject(subject)) return;
  yield* checkAddress(subject.id, '/credentialSubject/id');
  if (subject.id === undefined && asArray(subject.identifier).length === 0) {
    yield toProblem('/credentialSubject', 'learner_unidentified');
  }
}
