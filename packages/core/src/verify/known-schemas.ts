import { recordTables } from '../formats/clr/class-tables.ts';
import { checkClass } from '../formats/open-badge/check-class.ts';
import type { JsonObject } from '../json.ts';

type Tables = Parameters<typeof checkClass>[3];

const specifications = 'https://purl.imsglobal.org/spec/';

/** The JSON Schemas of 1EdTech that our class tables say the same as, with the classes that a document may be of. */
const known: Readonly<Record<string, { classes: readonly string[]; tables?: Tables }>> = {
  'ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json': { classes: ['AchievementCredential'] },
  'ob/v3p0/schema/json/ob_v3p0_anyachievementcredential_schema.json': {
    classes: ['AchievementCredential', 'AchievementCredential 1.1'],
  },
  'ob/v3p0/schema/json/ob_v3p0_endorsementcredential_schema.json': { classes: ['EndorsementCredential'] },
  'clr/v2p0/schema/json/clr_v2p0_clrcredential_schema.json': { classes: ['ClrCredential'], tables: recordTables },
};

/** What a schema that is known here says of a document: where it is broken, if anywhere (JSON Pointer). */
export type KnownAnswer = 'fits' | { at: string };

/**
 * Answers for the schemas that every Open Badge and learner record names, without asking anybody: our class tables accept
 * exactly what they accept. Undefined for all others.
 * @param className of which the document is known to be
 */
export function askKnownSchema(url: string, document: JsonObject, className?: string): KnownAnswer | undefined {
  const schema = findKnown(url);
  if (!schema) return undefined;
  if (className !== undefined && schema.classes.includes(className)) return 'fits';
  const problems = schema.classes.map(name => checkClass(document, name, false, schema.tables));
  const [first] = problems[0] ?? [];
  return problems.some(({ length }) => length === 0) ? 'fits' : { at: first?.at ?? '' };
}

/** Is it a schema that needs no looking up? */
export function isKnownSchema(url: string): boolean {
  return findKnown(url) !== undefined;
}

function findKnown(url: string) {
  const name = url.startsWith(specifications) ? url.slice(specifications.length) : '';
  return Object.hasOwn(known, name) ? known[name] : undefined;
}
