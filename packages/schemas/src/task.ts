import type { JsonObject } from '@cairn/core/json';

/** What a worker is asked: is the document as the schema wants it? Both can be sent from thread to thread. */
export interface Task {
  schema: JsonObject;
  document: JsonObject;
}
