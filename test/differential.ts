import { toCompiledNQuads } from '../packages/core/src/canonical/compiled.ts';
import { toGeneralNQuads } from '../packages/core/src/canonical/general.ts';
import { toTemplate } from '../packages/core/src/canonical/index.ts';
import { loadContext } from '../packages/core/src/contexts/index.ts';
import { type JsonObject, type JsonValue, toPointer } from '../packages/core/src/json.ts';
import { mutate } from './mutate.ts';
import { Random } from './random.ts';
import { randomBadge } from './random-badges.ts';

/** What became of many documents that went the compiled and the general path. */
export interface Differences {
  wellFormed: number;
  wellFormedCompiled: number;
  mutants: number;
  mutantsCompiled: number;
  /** Mutants that have no canonical form at all. */
  mutantsLost: number;
  /** Documents whose lines sort differently by code point and by UTF-16 unit. */
  ordered: number;
  /** How often the compiled path declined what has a canonical form, by its reason. */
  declined: Map<string, number>;
  /** Documents on which the two paths do not agree. */
  mismatches: JsonObject[];
}

/** The canonical form by an independent route, or undefined when there is none. */
export type Oracle = (document: JsonObject) => Promise<{ nquads: string; byUnit?: string } | undefined>;

/** The general path, which is jsonld and rdf-canonize behind our own refusals. */
export const askGeneral: Oracle = async document => {
  const answer = await toGeneralNQuads(document, loadContext);
  return 'lost' in answer ? undefined : answer;
};

/** Sends random badges, half of them mutated, through both paths. */
export async function compare(count: number, seed: number, oracle: Oracle = askGeneral): Promise<Differences> {
  const random = new Random(seed);
  const seen: Differences = {
    wellFormed: 0,
    wellFormedCompiled: 0,
    mutants: 0,
    mutantsCompiled: 0,
    mutantsLost: 0,
    ordered: 0,
    declined: new Map(),
    mismatches: [],
  };
  for (let index = 0; index < count; index += 1) {
    const badge = randomBadge(random);
    const isMutant = index % 2 === 1;
    await compareOne(isMutant ? mutate(badge, random) : badge, isMutant, seen, oracle);
  }
  return seen;
}

async function compareOne(document: JsonObject, isMutant: boolean, seen: Differences, oracle: Oracle): Promise<void> {
  const before = JSON.stringify(document);
  const compiled = toCompiledNQuads(document, loadContext);
  if (JSON.stringify(document) !== before) seen.mismatches.push(document);
  const general = await oracle(document);
  const isCompiled = !('declined' in compiled);
  if (isMutant) {
    seen.mutants += 1;
    if (isCompiled) seen.mutantsCompiled += 1;
    if (!general) seen.mutantsLost += 1;
  } else {
    seen.wellFormed += 1;
    if (isCompiled) seen.wellFormedCompiled += 1;
  }
  if (!isCompiled) {
    if (general) seen.declined.set(compiled.declined, (seen.declined.get(compiled.declined) ?? 0) + 1);
    return;
  }
  if (compiled.byUnit !== undefined) seen.ordered += 1;
  if (compiled.nquads !== general?.nquads || compiled.byUnit !== general.byUnit) seen.mismatches.push(document);
}

/** What became of many templates that were filled. */
export interface TemplateDifferences {
  templates: number;
  declined: number;
  filled: number;
  notFilled: number;
  /** Documents whose canonical form is not the one that the template gave. */
  mismatches: JsonObject[];
}

/** Makes templates of random badges with random slots, and fills each with texts that fit and texts that do not. */
export async function compareTemplates(count: number, seed: number): Promise<TemplateDifferences> {
  const random = new Random(seed);
  const seen: TemplateDifferences = { templates: 0, declined: 0, filled: 0, notFilled: 0, mismatches: [] };
  for (let index = 0; index < count; index += 1) {
    const badge = randomBadge(random);
    const places = listTexts(badge);
    const slots = [...new Set(Array.from({ length: 1 + random.below(6) }, () => random.pick(places)))];
    const pointers = slots.map(({ path }) => toPointer(path));
    const template = toTemplate(badge, pointers);
    seen.templates += 1;
    if ('declined' in template) {
      seen.declined += 1;
      continue;
    }
    for (let times = 0; times < 4; times += 1) {
      const texts = slots.map(({ text }) => (random.below(3) === 0 ? text : random.pick(places).text));
      const filled = template.fill(texts.map((text, at) => (random.below(2) === 0 ? text : `${text}${at}`)));
      if (!filled) {
        seen.notFilled += 1;
        continue;
      }
      seen.filled += 1;
      const general = await askGeneral(filled.document);
      if (general?.nquads !== filled.nquads || general.byUnit !== undefined) seen.mismatches.push(filled.document);
    }
  }
  return seen;
}

function listTexts(value: JsonValue, path: string[] = []): { path: string[]; text: string }[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) =>
    key === '@context' || key === 'type' ? [] : listTexts(child, [...path, key]),
  );
}
