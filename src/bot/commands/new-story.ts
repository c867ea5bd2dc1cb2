// The command that begins a story of one's own: a name and its feeds, filled in where a platform has forms.
import { UserError } from '../../errors.ts';
import { inertLine } from '../../model/outside-text.ts';
import { commandAction } from '../desk/actions.ts';
import { parseZone } from '../schedule/subscribing.ts';
import { listed } from '../story/wish.ts';
import type { Command } from './command.ts';

const MOST_FEEDS = 8;
const LONGEST_NAME = 80;

function feedsIn(text: string): readonly string[] {
  const feeds = [...new Set(text.split(/[\s,]+/).filter(Boolean))].map((word) =>
    /^https?:\/\//i.test(word) ? word : `https://${word}`,
  );
  const wrong = feeds.find((url) => !URL.canParse(url) || !new URL(url).hostname.includes('.'));
  if (wrong !== undefined)
    throw new UserError(
      'bad-argument',
      `“feeds” are addresses such as https://example.org/rss; “${wrong.slice(8, 68)}” is none.`,
    );
  if (feeds.length > MOST_FEEDS)
    throw new UserError('bad-argument', `“feeds” are at most ${MOST_FEEDS} addresses here.`);
  return feeds;
}

function nameIn(text: string): string {
  const name = inertLine(text)?.slice(0, LONGEST_NAME).trim() ?? '';
  if (/[a-z0-9]/i.test(name)) return name;
  throw new UserError('bad-argument', '“name” needs a letter in it, such as The harbour lock.');
}

export const newStory: Command = {
  name: 'new-story',
  description: 'Begin a story of your own: its name and the feeds that tell of it.',
  options: [
    { name: 'name', description: 'what it is called, such as The harbour lock', kind: 'text', isRequired: true },
    { name: 'feeds', description: 'addresses of its feeds', kind: 'text', isRequired: true },
    {
      name: 'people',
      description: 'its people, with commas between; else those whom the feeds name',
      kind: 'text',
      isRequired: false,
    },
    {
      name: 'keywords',
      description: 'its words, with commas between; else those of the feeds',
      kind: 'text',
      isRequired: false,
    },
    { name: 'zone', description: 'its time zone, such as Europe/Berlin', kind: 'zone', isRequired: false },
  ],
  isForManagers: true,
  isForChannels: true,
  isFilledIn: true,
  async run({ found, zone: usual }, { name = '', feeds = '', people, keywords, zone }, conversation) {
    if (!found) throw new UserError('bad-argument', 'Stories are begun where the bot runs, with “daybook new”.');
    const wish = {
      name: nameIn(name),
      feeds: feedsIn(feeds),
      people: people === undefined ? null : listed(people),
      keywords: keywords === undefined ? null : listed(keywords),
      zone: zone === undefined ? usual : parseZone(zone),
    };
    const { id, lines } = await found(wish);
    const text = `“${wish.name}” is begun. Its feeds are read at the next check, within minutes.`;
    const follow = { id: 'follow', label: 'Follow it here', value: commandAction('do', 'follow', id) };
    return {
      conversation,
      message: {
        summary: text,
        blocks: [
          { kind: 'paragraph', text },
          { kind: 'list', items: lines },
          { kind: 'actions', actions: [follow] },
        ],
      },
    };
  },
};
