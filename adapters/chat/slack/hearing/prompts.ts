// Turns what the record has into the questions that Slack shows to who opens the direct message with the bot.
import { MAX_PROMPTS } from '../limits.ts';
import { problemOf } from '../problems.ts';
import { aloneWith, type Room } from '../room.ts';

/** What is shown, and what is then said. */
export interface Prompt {
  readonly title: string;
  readonly message: string;
}

/** Those that have an answer whatever is followed. */
export const PROMPTS: readonly Prompt[] = [
  { title: 'What is new?', message: 'what is new?' },
  { title: 'The newest day', message: 'latest' },
  { title: 'The whole story', message: 'timeline' },
  { title: 'What can I ask?', message: 'help' },
];

/** A day that has something takes the place of "the newest day". */
async function promptsFor({ desk }: Room, setting: ReturnType<typeof aloneWith>): Promise<readonly Prompt[]> {
  const [newest] = await desk.suggest({ kind: 'date' }, '', setting);
  if (!newest) return PROMPTS;
  const asked = `What happened on ${newest.label}?`;
  return [{ title: asked, message: asked }, ...PROMPTS.filter(({ message }) => message !== 'latest')];
}

/** Only agents have prompts; their places are not threads, so none is named. Never rejects. */
export async function suggestPrompts(room: Room, user: string, channel: string): Promise<void> {
  if (!room.identity.isAgent) return;
  try {
    const prompts = (await promptsFor(room, aloneWith(room, user))).slice(0, MAX_PROMPTS);
    const [first, ...others] = prompts.map(({ title, message }) => ({ title, message }));
    if (!first) return;
    await room.speaker.call((client) =>
      client.assistant.threads.setSuggestedPrompts({ channel_id: channel, prompts: [first, ...others] }),
    );
  } catch (error) {
    const problem = problemOf(error);
    if (problem) room.log.warn({ reason: problem.reason }, 'suggesting questions in Slack failed');
    else room.log.error({ err: error }, 'finding questions to suggest in Slack failed');
  }
}
