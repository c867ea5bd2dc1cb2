// Turns a saga into the first lines a person sees: what is followed, and what can be asked.
import { dayWords } from '../model/date-words.ts';
import type { Block, Message } from '../model/message.ts';
import type { Saga } from '../model/saga.ts';
import type { Daybook } from './daybook.ts';

/** Stories that are named beside the one that is followed. */
const MOST_OTHERS = 8;

export async function greeting(daybook: Daybook, saga: Saga): Promise<Message> {
  const all = await daybook.sagas();
  const state = all.find((candidate) => candidate.saga.id === saga.id);
  const others = all.filter((candidate) => candidate.saga.id !== saga.id);
  const span = state?.span;
  const recorded =
    state && span ? `${state.articles} articles, ${dayWords(span.from)} to ${dayWords(span.to)}` : 'nothing read yet';
  return {
    summary: `Daybook follows ${saga.name}`,
    blocks: [
      { kind: 'heading', level: 1, text: saga.name },
      { kind: 'note', text: recorded },
      {
        kind: 'paragraph',
        text: 'Ask what happened on a day, or about a person or a matter. “help” lists the commands, Ctrl-C leaves.',
      },
      ...others.slice(0, MOST_OTHERS).map(
        ({ saga: { id, name } }): Block => ({
          kind: 'note',
          text: `Also here: ${name} (“/follow ${id}”).`,
        }),
      ),
    ],
  };
}
