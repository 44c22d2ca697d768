import { inspect } from 'node:util';

/** A value that must not be printed: logs, JSON and inspection show •••. */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** The value itself, for the one place that needs it. */
  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return '•••';
  }

  toJSON(): string {
    return '•••';
  }

  [inspect.custom](): string {
    return '•••';
  }
}
