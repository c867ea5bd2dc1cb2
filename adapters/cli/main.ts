// Turns the command line into one call: which command, which arguments, which exit code.
import { Command, CommanderError } from 'commander';
import { isUserError } from '../../src/errors.ts';

/** 0: answered; 1: a crash, ours; 2: arguments that can't be used. */
type ExitCode = 0 | 1 | 2;

function buildProgram(): Command {
  const program = new Command('daybook')
    .description('Follows a news story: on which day each thing happened, dated and cited.')
    .exitOverride()
    .showHelpAfterError(false)
    .configureHelp({ sortSubcommands: false });

  program
    .command('tag')
    .description('find and date the time expressions and reports of texts (JSON Lines in, JSON Lines out)')
    .action(async () => (await import('./commands/tag.ts')).runTag());

  return program;
}

async function main(argv: readonly string[]): Promise<ExitCode> {
  try {
    await buildProgram().parseAsync(argv, { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (isUserError(error)) {
      process.stderr.write(`daybook: ${error.message}\n`);
      return 2;
    }
    throw error;
  }
}

process.exitCode = await main(process.argv.slice(2));
