import { resolve } from 'node:path';
import { readOptions } from '../options.ts';
import { type Command, UsageFault } from '../terminal.ts';

const options = {
  port: { type: 'string' },
  data: { type: 'string' },
  demo: { type: 'boolean' },
} as const;

/** `cairn serve`: the whole product, as `npm start` starts it. */
export const serve: Command = {
  usage: 'serve [--port NUMBER] [--data DIR] [--demo]',
  async run(parameters, terminal) {
    const { values, positionals } = readOptions(parameters, options);
    if (positionals[0] !== undefined) throw new UsageFault(positionals[0]);
    const environment = {
      ...(values.port === undefined ? {} : { PORT: values.port }),
      ...(values.data === undefined ? {} : { DATA_DIR: resolve(values.data) }),
    };
    return terminal.run('scripts/start.ts', values.demo ? ['--demo'] : [], environment);
  },
};
