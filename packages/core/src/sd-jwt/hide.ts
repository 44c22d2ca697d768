import { toBase64url, toUtf8 } from '../bytes.ts';
import { isJsonObject, type JsonObject, type JsonValue, parsePointer } from '../json.ts';
import { digestOf, type HashName, reservedNames } from './disclose.ts';

/** Claims of which some are hidden: what is signed, and what the holder can show of it. */
export interface HiddenClaims {
  payload: JsonObject;
  disclosures: string[];
}

/** Why claims cannot be hidden: a pointer leads to nothing, or to all of them, or a claim has a name that SD-JWTs keep. */
export interface NotHidden {
  refused: 'pointer_finds_nothing' | 'name_reserved';
}

export interface Hiding {
  /** Digests that stand for nothing, so that nobody can count what is hidden: how many, by the pointer to their place. */
  decoys?: Readonly<Record<string, number>>;
  /** `sha-256` unless said otherwise. */
  hash?: HashName;
  /** Makes a salt of at least 128 random bits (RFC 9901 §9.3); every disclosure and every decoy has its own. */
  makeSalt?: () => string;
}

/** What is hidden of a value: itself, parts of it, both or neither; and how many digests stand for nothing in it. */
interface Plan {
  isHidden: boolean;
  decoys: number;
  parts: Map<string, Plan>;
}

/**
 * Hides claims, each by itself and with a salt of its own (RFC 9901 §4.2). A pointer to an object hides it whole, one to a
 * member of it only that (structured), both together hide the member inside of what is hidden (recursive), and one to an item
 * of a list hides the item.
 * @param pointers JSON Pointers (RFC 6901) into the claims
 */
export function hideClaims(
  claims: JsonObject,
  pointers: readonly string[],
  { decoys = {}, hash, makeSalt = drawSalt }: Hiding = {},
): HiddenClaims | NotHidden {
  if (hasReservedName(claims, true)) return { refused: 'name_reserved' };
  const root = newPlan();
  for (const pointer of pointers) {
    const plan = pointer === '' ? undefined : findPlan(root, claims, pointer);
    if (!plan) return { refused: 'pointer_finds_nothing' };
    plan.isHidden = true;
  }
  for (const [pointer, count] of Object.entries(decoys)) {
    const plan = findPlan(root, claims, pointer);
    if (!plan) return { refused: 'pointer_finds_nothing' };
    plan.decoys = count;
  }
  const work: Work = { disclosures: [], hash: hash ?? 'sha-256', makeSalt };
  const payload = hideObject(claims, root, work);
  const named = work.disclosures.length > 0 || hash !== undefined ? { _sd_alg: work.hash } : {};
  return { payload: { ...payload, ...named }, disclosures: work.disclosures };
}

interface Work {
  disclosures: string[];
  hash: HashName;
  makeSalt: () => string;
}

const newPlan = (): Plan => ({ isHidden: false, decoys: 0, parts: new Map() });

function findPlan(root: Plan, claims: JsonObject, pointer: string): Plan | undefined {
  let [plan, value]: [Plan, JsonValue | undefined] = [root, claims];
  for (const step of parsePointer(pointer) ?? ['\0']) {
    const isStep = Array.isArray(value) ? /^(?:0|[1-9]\d*)$/.test(step) : isJsonObject(value);
    if (!isStep || !Object.hasOwn(value as JsonObject, step)) return undefined;
    value = (value as JsonObject)[step];
    const part = plan.parts.get(step) ?? newPlan();
    plan.parts.set(step, part);
    plan = part;
  }
  return plan;
}

function hasReservedName(value: JsonValue, isTop: boolean): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.some(item => hasReservedName(item, false));
  const isReserved = (name: string) => reservedNames.has(name) || (isTop && name === '_sd_alg');
  return Object.entries(value).some(([name, inner]) => isReserved(name) || hasReservedName(inner, false));
}

function hideValue(value: JsonValue, plan: Plan, work: Work): JsonValue {
  if (Array.isArray(value)) return hideList(value, plan, work);
  return isJsonObject(value) ? hideObject(value, plan, work) : value;
}

/** Digests are sorted, so that their order says nothing (RFC 9901 §4.2.4.1). */
function hideObject(object: JsonObject, plan: Plan, work: Work): JsonObject {
  const open: JsonObject = {};
  const digests: string[] = [];
  for (const [name, value] of Object.entries(object)) {
    const part = plan.parts.get(name);
    const inner = part ? hideValue(value, part, work) : value;
    if (part?.isHidden) digests.push(hide([work.makeSalt(), name, inner], work));
    else open[name] = inner;
  }
  for (let count = 0; count < plan.decoys; count++) digests.push(makeDecoy(work));
  return digests.length === 0 ? open : { _sd: digests.sort(), ...open };
}

/** Digests that stand for nothing stand behind the items; nothing tells them from items that are hidden. */
function hideList(list: readonly JsonValue[], plan: Plan, work: Work): JsonValue[] {
  const items = list.map((item, index): JsonValue => {
    const part = plan.parts.get(String(index));
    const inner = part ? hideValue(item, part, work) : item;
    return part?.isHidden ? { '...': hide([work.makeSalt(), inner], work) } : inner;
  });
  const decoys = Array.from({ length: plan.decoys }, () => ({ '...': makeDecoy(work) }));
  return [...items, ...decoys];
}

function hide(disclosure: JsonValue[], { disclosures, hash }: Work): string {
  const text = toBase64url(toUtf8(JSON.stringify(disclosure)));
  disclosures.push(text);
  return digestOf(text, hash);
}

function makeDecoy({ hash, makeSalt }: Work): string {
  return digestOf(makeSalt(), hash);
}

function drawSalt(): string {
  return toBase64url(crypto.getRandomValues(new Uint8Array(16)));
}
