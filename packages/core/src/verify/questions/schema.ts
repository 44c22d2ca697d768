import { asArray, isJsonObject, type JsonObject } from '../../json.ts';
import { findSchemaChecker } from '../../schema-checker.ts';
import { type Facts, toFinding } from '../codes.ts';
import type { Basis } from '../evidence.ts';
import { toText } from '../instant.ts';
import { judgeSecured } from '../judge-token.ts';
import { askKnownSchema, isKnownSchema } from '../known-schemas.ts';
import type { Finding } from '../report.ts';
import { readSecured } from '../secured.ts';

/** The kinds of `credentialSchema` that are read here; the last is a schema that somebody has signed. */
const kinds = ['JsonSchema', '1EdTechJsonSchemaValidator2019', 'JsonSchemaValidator2018', 'JsonSchemaCredential'];

/** More schemas of one credential than this are not looked up. */
const mostSchemas = 4;

/** Schemas of whole standards are long. */
const schemaLimits = { keys: 20_000, items: 5_000 };

/** The addresses of the schemas that a credential names and that have to be read. None while nothing checks schemas. */
export function listSchemas(document: JsonObject): string[] {
  if (!findSchemaChecker()) return [];
  return listNamed(document).flatMap(({ url, isRead }) => (isRead && !isKnownSchema(url) ? [url] : []));
}

function listNamed(document: JsonObject): { url: string; type: string; isRead: boolean }[] {
  const schemas = asArray(document.credentialSchema).filter(isJsonObject).slice(0, mostSchemas);
  return schemas.map(schema => {
    const url = toText(schema.id) ?? '';
    const type = asArray(schema.type).map(String).join(', ');
    const isKind = asArray(schema.type).some(name => kinds.includes(String(name)));
    return { url, type, isRead: isKind && url.startsWith('https://') && URL.canParse(url) };
  });
}

/**
 * Is it as the schemas want it that it names (VCDM 2.0 §4.11, VC JSON Schema 1.0)? The schema says what the issuer meant to
 * write, not who it is. Undefined when it names none.
 * @param className of 1EdTech's, of which it is known to be
 */
export async function askSchema(document: JsonObject, basis: Basis, className?: string): Promise<Finding | undefined> {
  const answers = await Promise.all(
    listNamed(document).map(({ url, type, isRead }) => {
      if (!isRead) return toFinding('schema_kind_unknown', { schema: url, kind: type });
      const known = askKnownSchema(url, document, className);
      return known ? toAnswer(known, { schema: url }) : askOne(url, document, basis);
    }),
  );
  const worst = answers.find(({ answer }) => answer === 'fail') ?? answers.find(({ answer }) => answer === 'unknown');
  return worst ?? answers[0];
}

async function askOne(url: string, document: JsonObject, basis: Basis): Promise<Finding> {
  const facts: Facts = { schema: url };
  const checker = findSchemaChecker();
  if (!checker) return toFinding('schema_not_asked', facts);
  const open = (reason: string) => toFinding('schema_not_read', { ...facts, reason });
  const found = readSecured(basis.evidence, url, schemaLimits);
  if (!found || !('secured' in found)) {
    if (!found) return toFinding('schema_not_asked', facts);
    return open('unreachable' in found ? found.unreachable : found.unreadable);
  }
  const { secured } = found;
  const isSigned = asArray(secured.document.type).includes('JsonSchemaCredential');
  const subject = secured.document.credentialSubject;
  const inside = isJsonObject(subject) ? subject.jsonSchema : undefined;
  const schema = isSigned ? inside : secured.document;
  if (!isJsonObject(schema)) return open('not_a_schema');
  if (isSigned) {
    const { integrity, key } = await judgeSecured(secured, basis);
    const wrong = [integrity, key].find(({ answer }) => answer !== 'pass');
    if (wrong) return toFinding('schema_untrusted', { ...facts, reason: wrong.code });
  }
  const answer = await checker(schema, document);
  if (answer === 'unusable') return open('not_a_schema');
  if (typeof answer === 'object' && 'unanswered' in answer) return open(answer.unanswered);
  return toAnswer(answer, facts);
}

function toAnswer(answer: 'fits' | { at: string }, facts: Facts): Finding {
  return answer === 'fits' ? toFinding('schema_kept', facts) : toFinding('schema_broken', facts, answer.at);
}
