// Turns the command line into one call: which command, which arguments, which exit code.
import { Command, CommanderError, Option } from 'commander';
import { isUserError } from '../../src/errors.ts';
import { addBatchCommands } from './batch-commands.ts';
import type { Streams } from './streams.ts';

/** 0: answered; 1: a crash, ours, or nothing of all that was to be read could be; 2: arguments that can't be used. */
type ExitCode = 0 | 1 | 2;

const DATA = ['--data <place>', 'folder of the embedded store, or a postgres:// address'] as const;
const SAGA = ['--saga <id>', 'the story'] as const;
const AS_OF = ['--as-of <instant>', 'what “now” means, such as 2017-07-26T08:00:00-04:00'] as const;
const JSON_LINES = ['--json', 'JSON Lines instead of text'] as const;
const PLAIN = ['--plain', 'no colour'] as const;

function addRecordCommands(program: Command, streams: Streams, end: (code: ExitCode) => void): void {
  program.commandsGroup('Read and ask:');
  program
    .command('ingest')
    .argument('[places...]', 'files, folders, feeds, addresses')
    .description('read articles into the record')
    .option(...SAGA)
    .option(...DATA)
    .option(...AS_OF)
    .option(...JSON_LINES)
    .action(async (places, options) => {
      const { runIngest } = await import('./commands/ingest.ts');
      if (!(await runIngest(streams, places, options))) end(1);
    });
  program
    .command('ask')
    .argument('[question]', 'such as “what happened on July 25?”')
    .description('ask the record')
    .option(...SAGA)
    .option(...DATA)
    .option(...AS_OF)
    .option(...JSON_LINES)
    .option('--jsonl', 'questions as JSON Lines on stdin')
    .option(...PLAIN)
    .action(async (question, options) => (await import('./commands/ask.ts')).runAsk(streams, question, options));
  program
    .command('digest')
    .description('the dated digest of a day or a span')
    .option('--from <day>', 'first day, YYYY-MM-DD')
    .option('--to <day>', 'last day, YYYY-MM-DD')
    .option('--format <format>', 'text, md, json, slack or discord', 'text')
    .option(...SAGA)
    .option(...DATA)
    .option(...AS_OF)
    .option(...PLAIN)
    .action(async (options) => (await import('./commands/digest.ts')).runDigest(streams, options));
  program
    .command('articles')
    .description('the articles of the record, each with its publication date and how that is known')
    .option(...SAGA)
    .option(...DATA)
    .option(...AS_OF)
    .option(...JSON_LINES)
    .action(async (options) => (await import('./commands/articles.ts')).runArticles(streams, options));
}

function addKeepingCommands(program: Command, streams: Streams): void {
  program.commandsGroup('Keep the record:');
  program
    .command('rebuild')
    .description('make the events anew from what the articles report; those that tell the same keep their ids')
    .option(...SAGA)
    .option(...DATA)
    .action(async (options) => (await import('./commands/rebuild.ts')).runRebuild(streams, options));
  program
    .command('backup')
    .argument('<file>', 'a new file')
    .description('copy the record into a file, also while the bot runs')
    .option(...DATA)
    .action(async (file, options) => (await import('./commands/backup.ts')).runBackup(streams, file, options));
  const jobs = program
    .command('jobs')
    .description('what waits to be done: articles to settle, feeds to check, messages to send, and what failed')
    .option(...DATA)
    .option(...JSON_LINES)
    .action(async (options) => (await import('./commands/jobs.ts')).runJobs(streams, options));
  jobs
    .command('retry')
    .argument('[job]', 'its number; without it, all')
    .description('try again what the queue of a PostgreSQL record has given up')
    .action(async (id, _, command) =>
      (await import('./commands/jobs.ts')).runRetry(streams, id, command.optsWithGlobals()),
    );
  program
    .command('move')
    .description('copy a record to an empty place, row by row and checked; cut off, the same command goes on')
    .requiredOption('--from <place>', 'folder, or a postgres:// address')
    .requiredOption('--to <place>', 'folder, or a postgres:// address')
    .option(...JSON_LINES)
    .action(async (options) => (await import('./commands/move.ts')).runMove(streams, options));
}

function addFeedCommands(program: Command, streams: Streams): void {
  program
    .command('poll')
    .description('read what is new in the feeds that are due, then end')
    .option('--all', 'all feeds, due or not')
    .option('--within <seconds>', 'begin no further feed after this time')
    .option('--quiet', 'no lines: what happens goes to the log')
    .option(...SAGA)
    .option(...DATA)
    .option(...JSON_LINES)
    .action(async (options) => (await import('./commands/poll.ts')).runPoll(streams, options));
  program
    .command('feeds')
    .argument('[action]', '“import” takes the feeds of a list (OPML) into the story')
    .argument('[file]', 'the list')
    .description('the feeds of the sagas: last and next check, newest item, trouble')
    .option(...SAGA)
    .option(...DATA)
    .option(...JSON_LINES)
    .action(async (action, file, options) => {
      if (action === undefined) return (await import('./commands/feeds.ts')).runFeeds(streams, options);
      return (await import('./commands/import-feeds.ts')).runImportFeeds(streams, action, file, options);
    });
}

function addFollowingCommands(program: Command, streams: Streams): void {
  program.commandsGroup('Follow and deliver:');
  program
    .command('subscribe')
    .description('let a channel or a folder follow a saga; the same again changes how')
    .requiredOption('--to <target>', 'slack:CHANNEL, discord:CHANNEL or file:FOLDER')
    .option('--at <time>', 'wall-clock time, such as 08:00 or 8am', '08:00')
    .option('--zone <zone>', 'time zone, such as America/New_York or Berlin')
    .option('--days <days>', 'daily, weekdays, weekly or days such as mon,thu or mon-fri')
    .option('--period <period>', 'what it tells: yesterday, since-last or 7d')
    .option('--when-empty <what>', 'say or silent, when nothing is recorded')
    .option('--quiet <hours>', 'when nothing is posted, such as 22:00-07:00; off for none')
    .option('--alerts <number>', 'tell what several publishers report at once: off, on or how many a day at most')
    .option('--replay [day]', 'tell a finished story as it happened, from its first day or the day given')
    .option(...SAGA)
    .option(...DATA)
    .option(...AS_OF)
    .option(...JSON_LINES)
    .action(async (options) => (await import('./commands/subscribe.ts')).runSubscribe(streams, options));
  program
    .command('subscriptions')
    .description('who follows what, and what comes next')
    .option(...DATA)
    .option(...AS_OF)
    .option(...JSON_LINES)
    .action(async (options) => (await import('./commands/subscriptions.ts')).runSubscriptions(streams, options));
  for (const [name, description] of [
    ['unsubscribe', 'end a subscription'],
    ['pause', 'let a subscription rest'],
    ['resume', 'let a paused subscription go on from now'],
  ] as const) {
    program
      .command(name)
      .argument('<subscription>', 'its id, as “subscriptions” lists it')
      .description(description)
      .option(...DATA)
      .option(...AS_OF)
      .option(...JSON_LINES)
      .action(async (id, options) =>
        (await import('./commands/subscriptions.ts')).runChange(streams, name, id, options),
      );
  }
  program
    .command('deliver')
    .description('send everything that is due and not yet sent, then end')
    .option('--dry-run', 'show what would be sent, send nothing')
    .option('--again <delivery>', 'send a failed or unknown delivery once more')
    .option(...DATA)
    .option(...AS_OF)
    .option(...JSON_LINES)
    .option(...PLAIN)
    .action(async (options) => (await import('./commands/deliver.ts')).runDeliver(streams, options));
  program
    .command('deliveries')
    .description('the ledger: every message owed, and what became of it')
    .option(...DATA)
    .option(...JSON_LINES)
    .action(async (options) => (await import('./commands/deliveries.ts')).runDeliveries(streams, options));
}

function addFirstCommands(program: Command, streams: Streams): void {
  program.commandsGroup('Begin here:');
  program
    .command('demo')
    .description('a first look at the bundled saga')
    .option(...PLAIN)
    .action(async (options) => (await import('./commands/demo.ts')).runDemo(streams, options));
  program
    .command('new')
    .description('begin a story of your own: asks for its name, feeds, people and words, and tries each feed')
    .option('--name <name>', 'what the story is called')
    .option('--feed <address...>', 'addresses of feeds, or OPML files')
    .option('--people <names>', 'with commas between')
    .option('--keywords <words>', 'with commas between')
    .option('--zone <zone>', 'time zone of the story, such as America/New_York or Berlin')
    .option(...DATA)
    .action(async (options) => (await import('./commands/new.ts')).runNew(streams, options));
  program
    .command('serve')
    .description('the bot where tokens are set, else a conversation in the terminal (= npm start)')
    .option(...SAGA)
    .option(...DATA)
    .option(...AS_OF)
    .option(...PLAIN)
    .option('--roles <names>', 'what this process does: gateway, answers, work, with commas between (all)')
    .addOption(new Option('--beside').hideHelp())
    .addOption(new Option('--shard <n/count>').hideHelp())
    .action(async (options) => (await import('./commands/serve.ts')).runServe(streams, options));
}

function addShowingCommands(program: Command, streams: Streams): void {
  program.commandsGroup('Show it elsewhere:');
  program
    .command('manifest')
    .description('the manifest that Slack makes the app from')
    .option('--url <address>', 'public https address, where Slack calls the bot (HTTP instead of Socket Mode)')
    .option('--many', 'for an app that many workspaces install by themselves (docs/slack.md); needs --url')
    .option('--no-agent', 'for plans without agents: no questions to choose from in the direct message')
    .action(async (options) => (await import('./commands/manifest.ts')).runManifest(streams, options));
  program
    .command('invite')
    .description('the link that lets the bot into a Discord server')
    .option('--application <id>', 'the application’s id; without it, of DISCORD_TOKEN')
    .action(async (options) => (await import('./commands/invite.ts')).runInvite(streams, options));
  program
    .command('export')
    .argument('<dir>', 'folder to write to')
    .description('write the pages of the stories that are public, or of one story, as a static site')
    .option('--url <address>', 'public address that the site will have')
    .option(...SAGA)
    .option(...DATA)
    .option(...AS_OF)
    .action(async (folder, options) => (await import('./commands/export.ts')).runExport(streams, folder, options));
  program
    .command('mcp')
    .description('answer an agent over the Model Context Protocol on stdin and stdout, read only')
    .option(...DATA)
    .option(...AS_OF)
    .action(async (options) => (await import('./commands/mcp.ts')).runMcp(streams, options));
  program
    .command('write-digests')
    .description('write the bundled sagas’ dated digests as Markdown files')
    .option('--out <dir>', 'folder to write to', 'digests')
    .action(async (options) => (await import('./commands/write-digests.ts')).runWriteDigests(streams, options));
}

function buildProgram(streams: Streams, end: (code: ExitCode) => void): Command {
  const program = new Command('daybook')
    .description('Follows a news story: on which day each thing happened, dated and cited.')
    .exitOverride()
    .showSuggestionAfterError(true)
    .configureOutput({
      writeOut: (text) => streams.stdout.write(text),
      writeErr: (text) => streams.stderr.write(text),
      outputError: (message, write) => write(message.replace(/^error: /, 'daybook: ')),
    });
  addFirstCommands(program, streams);
  addRecordCommands(program, streams, end);
  addFeedCommands(program, streams);
  addFollowingCommands(program, streams);
  addShowingCommands(program, streams);
  addKeepingCommands(program, streams);
  addBatchCommands(program, streams);
  return program;
}

/** Runs one command, such as ['ask', 'what happened on July 25?']. What is no UserError is thrown. */
export async function main(argv: readonly string[], streams: Streams): Promise<ExitCode> {
  let code: ExitCode = 0;
  const end = (ended: ExitCode): void => {
    code = ended;
  };
  try {
    await buildProgram(streams, end).parseAsync(argv, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (isUserError(error)) {
      streams.stderr.write(`daybook: ${error.message}\n`);
      return 2;
    }
    throw error;
  }
}
