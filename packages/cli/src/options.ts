import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { UsageFault } from './terminal.ts';

/** `parseArgs`, strict, with every fault of the command line as a `UsageFault`. */
export function readOptions<const T extends ParseArgsOptionsConfig>(parameters: string[], options: T) {
  try {
    return parseArgs({ args: parameters, options, allowPositionals: true, strict: true });
  } catch (fault) {
    const isOurs = fault instanceof Error && 'code' in fault && String(fault.code).startsWith('ERR_PARSE_ARGS');
    throw isOurs ? new UsageFault(fault.message) : fault;
  }
}
