import { gather, verify } from '@cairn/core';
import { isJsonObject, type JsonObject } from '@cairn/core/json';
import { parseJson } from '@cairn/core/limits';
import type { World } from '../../platform/world.ts';
import { findHere } from '../credentials/index.ts';
import { type OwnVerdict, toVerdict } from './verdicts.ts';
import { judgeBeside } from './verify-threads.ts';

/** Fewer are judged sooner than they are handed over. */
const fewest = 8;

/**
 * I-6: what our own verifier thinks of signed texts of ours, every question of each, by documents of ours alone. Many are judged
 * in other threads, so that this one goes on serving, by what was looked up for the first of them; what that is not enough for
 * is looked up anew.
 */
export async function verifyOwn(world: World, texts: readonly string[]): Promise<OwnVerdict[]> {
  const find = async (url: string) => (await findHere(world, url)) ?? { unreachable: 'url_not_allowed' as const };
  const now = world.now();
  const [first] = texts;
  const isMany = first !== undefined && texts.length >= fewest;
  const evidence = isMany ? await gather(parseOwn(first), { find, now }) : undefined;
  const judged = evidence ? await judgeBeside({ texts, evidence, now }) : [];
  const verdicts: OwnVerdict[] = [];
  for (const [index, text] of texts.entries()) {
    verdicts.push(judged[index] ?? toVerdict(await verify(parseOwn(text), { find, now })));
  }
  return verdicts;
}

function parseOwn(text: string): JsonObject {
  const credential = parseJson(text);
  if (!isJsonObject(credential)) throw new Error('a signed text holds no credential');
  return credential;
}
