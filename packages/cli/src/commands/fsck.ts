import { resolve } from 'node:path';
import { readOptions } from '../options.ts';
import { type Command, UsageFault } from '../terminal.ts';

const options = {
  data: { type: 'string' },
  json: { type: 'boolean' },
} as const;

/** `cairn fsck`: re-checks everything that was ever issued in a data directory, or in the database of `DATABASE_URL`. */
export const fsck: Command = {
  usage: 'fsck [--data DIR | DATABASE_URL] [--json]',
  async run(parameters, terminal) {
    const { values, positionals } = readOptions(parameters, options);
    const [databaseUrl, more] = positionals;
    if (more !== undefined || (databaseUrl !== undefined && !/^postgres(ql)?:\/\//.test(databaseUrl))) {
      throw new UsageFault(more ?? databaseUrl ?? '');
    }
    const environment = {
      ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
      ...(values.data === undefined ? {} : { DATA_DIR: resolve(values.data) }),
    };
    return terminal.run('packages/server/src/fsck.ts', values.json ? ['--json'] : [], environment);
  },
};
