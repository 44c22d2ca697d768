/** Changes credentials of every form at random and tells which were accepted: `node run-corpus.ts <mutants> <seed>`. */

import { readAnything, verify } from '../../packages/core/src/index.ts';
import type { JsonObject } from '../../packages/core/src/json.ts';
import { useMachinery } from '../../packages/core/src/machinery.ts';
import { disclose, parseSdJwt } from '../../packages/core/src/sd-jwt/index.ts';
import { nodeMachinery } from '../../packages/server/src/platform/machinery.ts';
import { Random } from '../random.ts';
import { ask } from './accept.ts';
import { listDifferences, meansTheSame } from './changes.ts';
import { type Form, type Given, listForms } from './forms.ts';

/** What became of the mutants: how many of each form, which were accepted and how they differ, and the codes of the others. */
export interface Outcome {
  tried: Record<string, number>;
  accepted: { form: string; differs: string[] }[];
  refused: Record<string, number>;
  cpuMs: number;
}

useMachinery(nodeMachinery);
const [mutants = 20_000, seed = 1] = process.argv.slice(2).map(Number);
const core = { verify, readAnything };

/** What a credential says, whatever form it has. */
async function read(given: Given | JsonObject): Promise<JsonObject> {
  if (given instanceof Uint8Array) {
    const found = await readAnything(given);
    return 'document' in found ? found.document : {};
  }
  if (typeof given !== 'string') return given;
  if (given.includes('~')) return disclose(parseSdJwt(given));
  return JSON.parse(Buffer.from(given.split('.')[1] ?? '', 'base64url').toString()) as JsonObject;
}

/** A learner may hide what an SD-JWT lets be hidden; nothing else may differ. */
function isAsIssued(said: JsonObject, original: JsonObject, given: Given): boolean {
  if (typeof given !== 'string' || !given.includes('~')) return meansTheSame(said, original);
  const isSigned = (name: string) => name in original && JSON.stringify(original[name]) === JSON.stringify(said[name]);
  return Object.keys(said).every(isSigned);
}

async function tryOne(form: Form, original: JsonObject, mutant: Given): Promise<string | string[]> {
  if (form.at !== undefined) {
    const answer = await ask(core, form.given, { ...form.pages, [form.at]: mutant as JsonObject | string });
    return 'refused' in answer ? answer.refused : [`the list at ${form.at}: ${JSON.stringify(mutant).slice(0, 300)}`];
  }
  const answer = await ask(core, mutant, form.pages);
  if ('refused' in answer) return answer.refused;
  const said = await read(mutant);
  return isAsIssued(said, original, mutant) ? 'says the same' : listDifferences(original, said);
}

const forms = await listForms();
const outcome: Outcome = { tried: {}, accepted: [], refused: {}, cpuMs: 0 };
const shares = forms.reduce((sum, { share }) => sum + share, 0);
for (const form of forms) {
  const random = new Random(seed);
  const asIssued = await ask(core, form.given, form.pages);
  if ('refused' in asIssued !== (form.at !== undefined)) throw new Error(`${form.name}: ${JSON.stringify(asIssued)}`);
  const original = await read(form.given);
  const count = Math.ceil((mutants * form.share) / shares);
  const start = process.cpuUsage();
  for (let tried = 0; tried < count; tried += 1) {
    const told = await tryOne(form, original, form.change(random));
    if (typeof told === 'string') outcome.refused[told] = (outcome.refused[told] ?? 0) + 1;
    else outcome.accepted.push({ form: form.name, differs: told });
  }
  const { user, system } = process.cpuUsage(start);
  outcome.tried[form.name] = count;
  outcome.cpuMs += Math.round((user + system) / 1000);
  if (process.env['CAIRN_LOUD']) console.error(form.name, count, Math.round((user + system) / 1000), 'ms');
}
console.log(JSON.stringify(outcome));
