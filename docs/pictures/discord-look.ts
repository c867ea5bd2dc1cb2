// Turns a page of Discord's components into HTML that looks like Discord; a component that the bot does not send is an error.
import { ComponentType } from 'discord.js';
import type { Page } from '../../adapters/chat/discord/render/render.ts';
import { beside, escapeHtml, type Look } from './html.ts';

interface Component {
  readonly type: number;
  readonly content?: string;
  readonly label?: string;
  readonly style?: number;
  readonly components?: readonly Component[];
}

/** The marks that the renderer sets itself: **bold** and [label](<address>); a backslash takes a mark its meaning. */
const inline = (text: string): string =>
  text
    .split(/(\[(?:\\.|[^\]\\])*\]\(<[^>]+>\)|\*\*(?:\\.|[^*\\])+\*\*)/)
    .map((part) => {
      const [, label = '', url] = /^\[(.*)\]\(<([^>]+)>\)$/.exec(part) ?? [];
      if (url) return `<a href="${escapeHtml(url)}">${plain(label)}</a>`;
      const bold = /^\*\*(.+)\*\*$/.exec(part)?.[1];
      return bold === undefined ? plain(part) : `<b>${plain(bold)}</b>`;
    })
    .join('');

const plain = (text: string): string => escapeHtml(text.replace(/\\([^\w\s])/g, '$1'));

const LINES: readonly (readonly [string, string])[] = [
  ['### ', 'h3'],
  ['## ', 'h2'],
  ['-# ', 'small'],
  ['- ', 'li'],
];

function line(text: string): string {
  const [mark = '', kind = 'p'] = LINES.find(([start]) => text.startsWith(start)) ?? [];
  return `<div class="${kind}">${inline(text.slice(mark.length))}</div>`;
}

function htmlOf({ type, content = '', label = '', style, components = [] }: Component): string {
  switch (type) {
    case ComponentType.Container:
      return `<div class="container">${components.map(htmlOf).join('\n')}</div>`;
    case ComponentType.TextDisplay:
      return `<div class="text">${content.split('\n').map(line).join('')}</div>`;
    case ComponentType.Separator:
      return '<hr>';
    case ComponentType.ActionRow:
      return `<div class="row">${components.map(htmlOf).join('')}</div>`;
    case ComponentType.Button:
      return `<span class="button${style === 1 ? ' primary' : ''}">${escapeHtml(label)}</span>`;
    default:
      throw new Error(`the picture does not know Discord's component ${type}`);
  }
}

const CSS = `
body { background: #313338; color: #dbdee1 }
.name { color: #f2f3f5 }
.face { border-radius: 50% !important }
.tag { background: #5865f2; color: #fff }
.container { border-left: 4px solid #3b6ea5; background: #2b2d31; border-radius: 6px; padding: 12px 16px; margin-top: 4px }
.text { margin: 8px 0 }
.h2 { font-size: 20px; font-weight: 700; color: #f2f3f5 }
.h3 { font-size: 16px; font-weight: 700; color: #f2f3f5 }
.small { font-size: 12px; color: #b5bac1 }
.li::before { content: "• " }
a { color: #00a8fc }
hr { border: 0; border-top: 1px solid #3f4147; margin: 10px 0 }
.row { display: flex; flex-wrap: wrap; gap: 8px; margin: 10px 0 2px }
.button { background: #4e5058; border-radius: 4px; padding: 6px 14px; font-size: 14px; color: #fff }
.button.primary { background: #5865f2 }
`;

/** The look of a message that answers a question. */
export const discordLook = (question: string, { components }: Page): Look => ({
  css: CSS,
  said: beside('said', 'Ben', '#f0883e', null, `<div><a>@Daybook</a> ${escapeHtml(question)}</div>`),
  message: beside('message', 'Daybook', '#3b6ea5', 'APP', (components as readonly Component[]).map(htmlOf).join('\n')),
});
