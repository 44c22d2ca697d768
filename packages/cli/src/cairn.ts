import { openBbsThread } from '@cairn/bbs/node';
import { giveBbs } from '@cairn/core/bbs';
import { giveSchemaChecker } from '@cairn/core/schema-checker';
import { openSchemaThread } from '@cairn/schemas/node';
import { bundle } from './commands/bundle.ts';
import { compare } from './commands/compare.ts';
import { fsck } from './commands/fsck.ts';
import { issue } from './commands/issue.ts';
import { log } from './commands/log.ts';
import { monitor } from './commands/monitor.ts';
import { serve } from './commands/serve.ts';
import { vcJoseCose } from './commands/vc-jose-cose.ts';
import { verify } from './commands/verify.ts';
import { witness } from './commands/witness.ts';
import { exitCodes } from './exit-codes.ts';
import { type Command, languageFor, type Terminal, toPrintable, UnreadableInput, UsageFault } from './terminal.ts';
import { sayIn } from './texts.ts';

const commands: Readonly<Record<string, Command>> = {
  serve,
  verify,
  bundle,
  compare,
  issue,
  fsck,
  log,
  monitor,
  witness,
  'vc-jose-cose': vcJoseCose,
};

/** Threads that start when a signature is met that needs one, and a schema of somebody else's. */
const bbs = openBbsThread();
const schemas = openSchemaThread();

function usage(terminal: Terminal): string {
  const language = languageFor(undefined, terminal.environment);
  const lines = Object.values(commands).map(command => `  cairn ${command.usage}`);
  return [sayIn(language, 'usageHead'), '', ...lines, '', sayIn(language, 'usageExit')].join('\n');
}

/** Runs one command line and answers its exit code. Only faults of Cairn itself end in 70. */
export async function runCairn(argv: readonly string[], terminal: Terminal): Promise<number> {
  giveBbs(bbs);
  giveSchemaChecker(schemas.check);
  const [name = '', ...parameters] = argv;
  const language = languageFor(undefined, terminal.environment);
  if (['--help', '-h', 'help'].includes(name) || (Object.hasOwn(commands, name) && parameters.includes('--help'))) {
    terminal.say(usage(terminal));
    return exitCodes.ok;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  try {
    if (!command) throw new UsageFault(name || sayIn(language, 'missing', { what: Object.keys(commands).join(', ') }));
    return await command.run(parameters, terminal);
  } catch (trouble) {
    if (trouble instanceof UsageFault) {
      terminal.complain(sayIn(language, 'wrongUse', { what: toPrintable(trouble.message) }));
      terminal.complain(command ? `  cairn ${command.usage}` : usage(terminal));
      return exitCodes.usage;
    }
    if (trouble instanceof UnreadableInput) {
      terminal.complain(toPrintable(trouble.message));
      return exitCodes.unreadable;
    }
    const reason = trouble instanceof Error ? (trouble.stack ?? trouble.message) : String(trouble);
    terminal.complain(sayIn(language, 'bug', { reason }));
    return exitCodes.bug;
  }
}
