/**
 * Core beside its peers and beside the bare signature, in one run. Run: npm run bench -- core [--json] [--seconds 40]
 */
import { parseArgs } from 'node:util';
import { useMachinery } from '../packages/core/src/machinery.ts';
import { nodeMachinery } from '../packages/server/src/platform/machinery.ts';
import { type Contests, hold } from './measure.ts';
import { contestStatements } from './statements.ts';
import { contestDisclosure, contestJcs } from './suites.ts';
import { contestSdJwt, contestTokens } from './tokens.ts';

const { values } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false }, seconds: { type: 'string', default: '40' } },
});

useMachinery(nodeMachinery);
const contests: Contests = {
  statements: contestStatements,
  jcs: contestJcs,
  disclosure: contestDisclosure,
  tokens: contestTokens,
  'sd-jwt': contestSdJwt,
};
if (!values.json && !process.send) console.log(`Microseconds of processor time, ${process.version}`);
await hold(contests, { program: import.meta.filename, seconds: Number(values.seconds), asJson: values.json });
