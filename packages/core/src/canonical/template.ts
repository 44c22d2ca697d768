import { loadContext } from '../contexts/index.ts';
import { type JsonObject, parsePointer } from '../json.ts';
import { hashText } from '../machinery.ts';
import { toCompiledNQuads } from './compiled.ts';
import { Declined, decline } from './declined.ts';
import { type Form, type Hole, toForm, writeForm } from './form.ts';
import { hashBlanks } from './label.ts';
import { byUnit } from './order.ts';
import { copyWith, findText, type SlotTree, toSlotTree } from './slots.ts';
import { type ContextLoader, toQuads } from './to-quads.ts';

declare const isFilled: unique symbol;

/** One document of many that differ in a few texts. Only templates make them, so the canonical form is the document's. */
export interface Filled {
  readonly [isFilled]: true;
  document: JsonObject;
  /** Its RDFC-1.0 canonical form. */
  nquads: string;
}

/** A document with slots. */
export interface Template {
  /**
   * The document with these texts, in the order of the slots. Undefined where another text would make another shape: an
   * address that is not absolute, two nodes with one address, characters from U+D800 on. The general way is then open.
   */
  fill(texts: readonly string[]): Filled | undefined;
}

/**
 * Makes a template of one document: whatever depends on its slots alone is worked out again when it is filled. It is tried
 * against the compiled path before it is given out.
 * @param slots JSON Pointers (RFC 6901) to texts in the document; neither types nor words of a vocabulary
 */
export function toTemplate(
  document: JsonObject,
  slots: readonly string[],
  load: ContextLoader = loadContext,
): Template | { declined: string } {
  try {
    const template = new FormTemplate(document, slots, load);
    return template.isProven(load) ? template : { declined: 'a form that is not the document’s' };
  } catch (problem) {
    if (problem instanceof Declined) return { declined: problem.message };
    throw problem;
  }
}

/** A hole of the form, and what a text becomes in it. */
interface Slot {
  hole: Hole;
  write: (text: string) => string | undefined;
}

/** A text that no document holds, and that is an address as well as a literal. */
const toMark = (index: number) => `urn:cairn:slot:${index}:e8b1f6b4-5d0c-4d8e-a7b7-2f1c7d8e9a60`;

class FormTemplate implements Template {
  private readonly document: JsonObject;
  private readonly paths: readonly (readonly string[])[];
  private readonly places: SlotTree;
  private readonly slots: readonly Slot[];
  private readonly form: Form;

  constructor(document: JsonObject, pointers: readonly string[], load: ContextLoader) {
    this.document = document;
    this.paths = pointers.map(pointer => parsePointer(pointer) ?? decline('a slot that is no pointer'));
    const marks = pointers.map((_, index) => toMark(index));
    this.places = toSlotTree(this.paths) ?? decline('a slot in two places');
    const marked = copyWith(document, this.places, marks) ?? decline('a slot that is no text');
    const slots = new Map<string, Slot>();
    const holes = new Map<string, Hole>();
    const quads = toQuads(marked, load, (text, written, write) => {
      if (!marks.includes(text)) return;
      if (slots.has(text)) decline('a slot in two places');
      const hole: Hole = { text: written };
      slots.set(text, { hole, write });
      holes.set(written, hole);
    });
    this.slots = marks.map(mark => slots.get(mark) ?? decline('a slot that is no text of its own'));
    hashBlanks(quads.blanks, byUnit, hashText);
    this.form = toForm(quads, holes);
  }

  fill(texts: readonly string[]): Filled | undefined {
    for (const [index, { hole, write }] of this.slots.entries()) {
      const written = write(texts[index] ?? '');
      if (written === undefined) return undefined;
      hole.text = written;
    }
    const nquads = this.write();
    const document = nquads === undefined ? undefined : copyWith(this.document, this.places, texts);
    return nquads === undefined || document === undefined ? undefined : ({ document, nquads } as Filled);
  }

  private write(): string | undefined {
    try {
      return writeForm(this.form, hashText);
    } catch (problem) {
      if (problem instanceof Declined) return undefined;
      throw problem;
    }
  }

  /** Does it say of its own document, and of the one with marks, what the compiled path says? */
  isProven(load: ContextLoader): boolean {
    const marks = this.slots.map((_, index) => toMark(index));
    const original = this.paths.map(path => findText(this.document, path) ?? '');
    return [marks, original].every(texts => {
      const filled = this.fill(texts);
      if (filled === undefined) return texts === original;
      const compiled = toCompiledNQuads(filled.document, load);
      if ('declined' in compiled) return false;
      return compiled.nquads === filled.nquads && compiled.byUnit === undefined;
    });
  }
}
