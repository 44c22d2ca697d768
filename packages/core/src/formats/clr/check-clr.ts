import { looksLikeToken } from '../../jose/index.ts';
import { asArray, isJsonObject, type JsonObject, type JsonValue } from '../../json.ts';
import { type Problem, toProblem } from '../../problem.ts';
import { checkClass } from '../open-badge/check-class.ts';
import { checkDataModel, isOldEdition } from '../open-badge/check-open-badge.ts';
import { recordTables } from './class-tables.ts';

/**
 * Everything that keeps a document from being a Comprehensive Learner Record 2.0: the class tables of its edition, what the
 * data models ask for, and associations that lead in a circle. The schema knows credentials inside as objects only; those
 * that came as a token (compact JWS) or in an envelope are left to whoever opens them.
 */
export function checkClr(document: JsonObject): Problem[] {
  const className = isOldEdition(document) ? 'ClrCredential 1.1' : 'ClrCredential';
  const wrapped = listWrapped(document);
  const problems = checkClass(document, className, true, recordTables).filter(
    ({ at }) => !wrapped.some(place => at === place || at.startsWith(`${place}/`)),
  );
  return [...problems, ...checkDataModel(document), ...checkAssociations(document)];
}

/** Where the credentials stand that are not objects of their own. */
function listWrapped(document: JsonObject): string[] {
  const subject = document.credentialSubject;
  const credentials = isJsonObject(subject) ? subject.verifiableCredential : undefined;
  const place = '/credentialSubject/verifiableCredential';
  return asArray(credentials).flatMap((credential, index) =>
    isWrapped(credential) ? [Array.isArray(credentials) ? `${place}/${index}` : place] : [],
  );
}

function isWrapped(credential: JsonValue): boolean {
  if (typeof credential === 'string') return looksLikeToken(credential);
  return isJsonObject(credential) && asArray(credential.type).includes('EnvelopedVerifiableCredential');
}

/** Which associations order their ends, and whether they begin with the later or higher one. */
const orders: Readonly<Record<string, 'forwards' | 'backwards'>> = {
  isChildOf: 'forwards',
  isPartOf: 'forwards',
  isParentOf: 'backwards',
  precedes: 'forwards',
  replacedBy: 'forwards',
};
/** The same order said in two ways. */
const orderNames: Readonly<Record<string, string>> = { isParentOf: 'isChildOf' };

/** Nothing is part of itself, comes before itself or replaces itself, not even by a detour. */
function* checkAssociations(document: JsonObject): Generator<Problem> {
  const subject = document.credentialSubject;
  const associations = isJsonObject(subject) ? asArray(subject.association).filter(isJsonObject) : [];
  const graphs = new Map<string, Map<string, string[]>>();
  for (const { associationType, sourceId, targetId } of associations) {
    const type = String(associationType);
    const order = Object.hasOwn(orders, type) ? orders[type] : undefined;
    if (order === undefined || typeof sourceId !== 'string' || typeof targetId !== 'string') continue;
    const [from, to] = order === 'forwards' ? [sourceId, targetId] : [targetId, sourceId];
    const name = orderNames[type] ?? type;
    const graph = graphs.get(name) ?? new Map<string, string[]>();
    graphs.set(name, graph.set(from, [...(graph.get(from) ?? []), to]));
  }
  for (const [name, graph] of graphs) {
    if (hasCircle(graph)) yield toProblem('/credentialSubject/association', 'associations_circular', { name });
  }
}

/** Takes away whatever nothing leads to; what is left goes round in a circle. */
function hasCircle(graph: ReadonlyMap<string, readonly string[]>): boolean {
  const arrivals = new Map<string, number>();
  for (const targets of graph.values())
    for (const target of targets) arrivals.set(target, (arrivals.get(target) ?? 0) + 1);
  const free = [...graph.keys()].filter(node => !arrivals.has(node));
  let removed = 0;
  for (let node = free.pop(); node !== undefined; node = free.pop()) {
    removed += 1;
    for (const target of graph.get(node) ?? []) {
      const left = (arrivals.get(target) ?? 0) - 1;
      arrivals.set(target, left);
      if (left === 0) free.push(target);
    }
  }
  return removed < new Set([...graph.keys(), ...arrivals.keys()]).size;
}
