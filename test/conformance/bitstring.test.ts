import { describe, expect } from 'vitest';
import type { JsonObject } from '../../packages/core/src/index.ts';
import { asArray, isJsonObject } from '../../packages/core/src/json.ts';
import { decodeBits, parseStatusEntry, readStatus } from '../../packages/core/src/status/index.ts';
import { hasStandard, readStandard } from '../standards.ts';
import { vector } from '../vectors.ts';

const path = 'vectors/bitstring-status-list/spec-examples.json';

const of = { standard: 'Bitstring Status List 1.0' };

/** The examples of the standard that are JSON: three of the seven hold an ellipsis or a comment. */
function listExamples(): JsonObject[] {
  const texts = JSON.parse(readStandard(path)) as string[];
  return [0, 2, 3, 4].map(index => JSON.parse(texts[index] ?? '') as JsonObject);
}

describe.runIf(hasStandard(path))('examples of Bitstring Status List 1.0', () => {
  vector({ ...of, clause: '2.1 entries', name: path }, () => {
    const entries = listExamples().flatMap(example => asArray(example.credentialStatus));
    expect(entries.length).toBeGreaterThan(2);
    for (const entry of entries) expect(parseStatusEntry(entry)).toBeDefined();
  });

  vector({ ...of, clause: '2.2 a list of 131,072 entries, none of them set', name: path }, async () => {
    const lists = listExamples().filter(
      ({ credentialSubject }) => isJsonObject(credentialSubject) && 'encodedList' in credentialSubject,
    );
    expect(lists.length).toBeGreaterThan(0);
    for (const list of lists) {
      const subject = list.credentialSubject as JsonObject;
      const bits = await decodeBits(String(subject.encodedList));
      expect(bits?.length).toBe(16_384);
      expect(bits?.every(byte => byte === 0)).toBe(true);
    }
  });

  vector({ ...of, clause: '3.2 validate', name: path }, async () => {
    const [credential = {}] = listExamples();
    const list = listExamples().find(({ type }) => asArray(type).includes('BitstringStatusListCredential')) ?? {};
    const [entry] = asArray(credential.credentialStatus).filter(isJsonObject);
    expect(await readStatus(entry ?? {}, list)).toEqual({ value: 0 });
  });
});
