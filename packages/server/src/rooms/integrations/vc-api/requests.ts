import type { JsonObject } from '@cairn/core';
import { isJsonObject } from '@cairn/core/json';
import { fillSentence } from '@cairn/core/language';
import type { Language } from '../../../platform/actor.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { requestWords } from './words.ts';

/** Reads the members of a request; refuses `request_malformed` with the place. Members nobody knows are left aside. */
export class RequestReader {
  readonly #body: JsonObject;
  readonly #path: string;
  readonly #language: Language;

  constructor(body: unknown, language: Language, path = '') {
    this.#language = language;
    this.#path = path;
    this.#body = isJsonObject(body) ? body : this.#refuse('', 'not_an_object');
  }

  object(name: string): JsonObject {
    const value = this.#body[name];
    return isJsonObject(value) ? value : this.#refuse(name, 'not_an_object');
  }

  /** The members of an object that may be absent. */
  inside(name: string): RequestReader {
    return new RequestReader(this.#body[name] ?? {}, this.#language, `${this.#path}/${name}`);
  }

  text(name: string): string | undefined {
    const value = this.#body[name];
    return value === undefined || typeof value === 'string' ? value : this.#refuse(name, 'not_a_text');
  }

  texts(name: string): string[] {
    const value = this.#body[name] ?? [];
    const isTexts = Array.isArray(value) && value.every(item => typeof item === 'string');
    return isTexts ? value : this.#refuse(name, 'not_a_list_of_texts');
  }

  yesOrNo(name: string): boolean {
    const value = this.#body[name];
    return typeof value === 'boolean' ? value : this.#refuse(name, 'not_yes_or_no');
  }

  #refuse(name: string, code: keyof typeof requestWords): never {
    const at = name === '' ? this.#path : `${this.#path}/${name}`;
    const sentence = fillSentence(requestWords[code], this.#language, { name: name || this.#path.slice(1) });
    throw new Refusal('request_malformed', {}, [{ at, sentence }]);
  }
}
