// Turns a page of Block Kit into HTML that looks like Slack; a block that the bot does not send is an error.
import type { KnownBlock } from '@slack/types';
import { beside, escapeHtml, type Look } from './html.ts';

interface Text {
  readonly type: string;
  readonly text: string;
}

const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** The marks that the renderer sets itself: *bold* and <address|label>. */
const mrkdwn = (text: string): string =>
  text
    .split(/(<[^<>]+>|\*[^*]+\*)/)
    .map((part) => {
      const [, url = '', label] = /^<([^<>|]+)(?:\|([^<>]*))?>$/.exec(part) ?? [];
      if (url) return `<a href="${escapeHtml(unescaped(url))}">${escapeHtml(unescaped(label ?? url))}</a>`;
      const bold = /^\*([^*]+)\*$/.exec(part)?.[1];
      return bold === undefined ? escapeHtml(unescaped(part)) : `<b>${escapeHtml(unescaped(bold))}</b>`;
    })
    .join('');

const textOf = ({ type, text }: Text): string =>
  (type === 'mrkdwn' ? mrkdwn(text) : escapeHtml(text)).replaceAll('\n', '<br>');

interface Button {
  readonly type: string;
  readonly text: Text;
  readonly style?: string;
}

const button = ({ text, style }: Button): string =>
  `<span class="button${style === 'primary' ? ' primary' : ''}">${textOf(text)}</span>`;

interface RichElement {
  readonly type: string;
  readonly text?: string;
  readonly url?: string;
  readonly style?: { readonly bold?: boolean };
  readonly elements?: readonly RichElement[];
}

function rich({ type, text = '', url, style, elements = [] }: RichElement): string {
  if (elements.length > 0) return elements.map(rich).join('');
  const shown = escapeHtml(text || url || type).replaceAll('\n', '<br>');
  const marked = style?.bold ? `<b>${shown}</b>` : shown;
  return url ? `<a href="${escapeHtml(url)}">${marked}</a>` : marked;
}

function htmlOf(block: KnownBlock): string {
  switch (block.type) {
    case 'header':
      return `<div class="header">${textOf(block.text)}</div>`;
    case 'section':
      return `<div class="section">${block.text ? textOf(block.text) : ''}</div>`;
    case 'context':
      return `<div class="context">${block.elements.map((element) => ('text' in element ? textOf(element as Text) : '')).join(' ')}</div>`;
    case 'actions':
      return `<div class="actions">${block.elements.map((element) => button(element as Button)).join('')}</div>`;
    case 'rich_text':
      return `<div class="section">${block.elements.map((element) => rich(element as RichElement)).join('')}</div>`;
    case 'divider':
      return '<hr>';
    default:
      throw new Error(`the picture does not know Slack's block “${block.type}”`);
  }
}

const CSS = `
body { background: #fff; color: #1d1c1d }
.tag { background: #e8e8e8; color: #616061 }
.header { font-size: 18px; font-weight: 900; margin: 6px 0 4px }
.section { margin: 8px 0 2px }
.context { font-size: 13px; color: #616061 }
a { color: #1264a3 }
.actions { display: flex; flex-wrap: wrap; gap: 8px; margin: 10px 0 2px }
.button { border: 1px solid #bbb; border-radius: 4px; padding: 4px 12px; font-weight: 700; font-size: 14px }
.button.primary { background: #007a5a; color: #fff; border-color: #007a5a }
hr { border: 0; border-top: 1px solid #ddd; margin: 10px 0 }
`;

/** The look of a message that answers a question. */
export const slackLook = (question: string, blocks: readonly KnownBlock[]): Look => ({
  css: CSS,
  said: beside('said', 'Ada', '#4a154b', null, `<div><a>@Daybook</a> ${escapeHtml(question)}</div>`),
  message: beside('message', 'Daybook', '#3b6ea5', 'APP', blocks.map(htmlOf).join('\n')),
});
