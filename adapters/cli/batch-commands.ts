// The commands that are pure functions of each line: neither a record nor a network.
import type { Command } from 'commander';
import type { Streams } from './streams.ts';

/** Each command's code is loaded when it is called. */
export function addBatchCommands(program: Command, streams: Streams): void {
  program.commandsGroup('The parts by themselves, JSON Lines in and out:');
  program
    .command('tag')
    .description('texts in, their time expressions and dated reports out')
    .action(async () => (await import('./commands/tag.ts')).runTag(streams));
  program
    .command('read')
    .description('pages or plain texts in, clean articles out')
    .action(async () => (await import('./commands/read.ts')).runRead(streams));
  program
    .command('feed')
    .description('feed documents in, their items out')
    .action(async () => (await import('./commands/feed.ts')).runFeed(streams));
  program
    .command('events')
    .description('piles of articles in, the happenings that they tell out')
    .action(async () => (await import('./commands/events.ts')).runEvents(streams));
  program
    .command('timeline')
    .description('piles of articles in, the days that matter out')
    .action(async () => (await import('./commands/timeline.ts')).runTimeline(streams));
}
