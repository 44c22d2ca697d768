import { isAbsoluteUri, isDateTimeStamp } from '../../identifiers.ts';
import { isJsonObject, type JsonValue } from '../../json.ts';
import { classSets, classWords, conceptSchemes } from './class-tables.ts';

const durationPattern = /^-?P(?=.)(\d+Y)?(\d+M)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$/;

/** What a value of each kind looks like. */
export const literals = {
  text: (value: JsonValue) => typeof value === 'string' || typeof value === 'number',
  instant: (value: JsonValue) => isDateTimeStamp(value) || isDateTimeStamp(`${String(value)}Z`),
  duration: (value: JsonValue) => typeof value === 'string' && durationPattern.test(value),
  number: (value: JsonValue) => /^-?\d+(\.\d+)?$/.test(String(value)),
  boolean: (value: JsonValue) => typeof value === 'boolean',
  address: isAbsoluteUri,
  link: (value: JsonValue) => isAbsoluteUri(isJsonObject(value) ? value.id : value),
} as const;

/** One property of a class: how often it stands, and what it is. */
export interface Slot {
  name: string;
  isRequired: boolean;
  isMany: boolean;
  kind: keyof typeof literals | 'label' | 'labels' | readonly string[];
  /** The list that its concepts come from. */
  scheme?: string;
}

const word = /^(\w+)([!?+*])([\w|]+)(?:@([\w-]+))?$/;

/** The properties of every class, read from the tables once. */
export const classSlots: ReadonlyMap<string, readonly Slot[]> = new Map(
  Object.entries(classWords).map(([name, words]) => [name, words.split(/\s+/).filter(Boolean).map(toSlot)]),
);

function toSlot(text: string): Slot {
  const [, name = '', mark = '', kind = '', list] = word.exec(text) ?? [];
  const isLiteral = kind === 'label' || kind === 'labels' || Object.hasOwn(literals, kind);
  const scheme = list === undefined ? undefined : conceptSchemes[list];
  return {
    name,
    isRequired: mark === '!' || mark === '+',
    isMany: mark === '*' || mark === '+',
    kind: isLiteral ? (kind as Extract<Slot['kind'], string>) : (classSets[kind] ?? kind).split('|'),
    ...(scheme === undefined ? {} : { scheme }),
  };
}
