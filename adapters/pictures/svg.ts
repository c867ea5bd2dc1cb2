// Draws the card of a day and the strip of a story as SVG, for previews of links and for chat.
import type { MonthWeight } from '../../src/model/months.ts';
import { escaped } from '../web/escape.ts';

const INK = '#1b1b1a';
const SOFT = '#5a5852';
const PAPER = '#fdfcf8';
const MARK = '#8a1c1c';
const CARD = { width: 1200, height: 630, margin: 70 } as const;

/** Lines of at most `most` characters; what does not fit into `lines` of them ends with an ellipsis. */
function wrapped(text: string, most: number, lines: number): readonly string[] {
  const out: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).map((part) => (part.length > most ? `${part.slice(0, most - 1)}…` : part))) {
    if (line.length + word.length + 1 <= most || line === '') line = line === '' ? word : `${line} ${word}`;
    else {
      out.push(line);
      line = word;
    }
  }
  out.push(line);
  if (out.length <= lines) return out;
  const kept = out.slice(0, lines);
  return [...kept.slice(0, -1), `${(kept.at(-1) ?? '').slice(0, most - 1).trimEnd()}…`];
}

const textAt = (x: number, y: number, size: number, fill: string, text: string, weight = 'normal'): string =>
  `<text x="${x}" y="${y}" font-family="DejaVu Serif" font-size="${size}" font-weight="${weight}" fill="${fill}">${escaped(text)}</text>`;

interface Card {
  readonly story: string;
  /** The day in words. */
  readonly when: string;
  readonly headline: string;
  /** At most three are drawn. */
  readonly lines: readonly string[];
  readonly sources: string;
}

/** 1200 × 630, the size that previews of links are shown in. */
export function cardSvg({ story, when, headline, lines, sources }: Card): string {
  const parts = [textAt(CARD.margin, 88, 26, SOFT, `${story} · ${when}`)];
  let y = 156;
  for (const line of wrapped(headline, 44, 3)) {
    parts.push(textAt(CARD.margin, y, 44, INK, line, 'bold'));
    y += 56;
  }
  y += 14;
  for (const text of lines.slice(0, 3)) {
    const own = wrapped(text, 74, 2);
    if (y + own.length * 34 > CARD.height - 80) break;
    parts.push(`<rect x="${CARD.margin}" y="${y - 20}" width="4" height="${own.length * 34 - 8}" fill="${MARK}"/>`);
    for (const line of own) {
      parts.push(textAt(CARD.margin + 22, y, 25, INK, line));
      y += 34;
    }
    y += 16;
  }
  parts.push(textAt(CARD.margin, CARD.height - 42, 22, SOFT, wrapped(sources, 88, 1)[0] ?? ''));
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${CARD.width}" height="${CARD.height}"><rect width="100%" height="100%" fill="${PAPER}"/>${parts.join('')}</svg>`;
}

const STRIP = { width: 1200, height: 300, margin: 50, foot: 60, head: 70 } as const;

/** The months of a story with their weight. */
export function stripSvg(story: string, months: readonly Pick<MonthWeight, 'month' | 'events'>[]): string {
  const most = Math.max(1, ...months.map(({ events }) => events));
  const step = (STRIP.width - 2 * STRIP.margin) / Math.max(1, months.length);
  const floor = STRIP.height - STRIP.foot;
  const bars = months.map(({ month, events }, at) => {
    const height = Math.round((Math.sqrt(events) / Math.sqrt(most)) * (floor - STRIP.head));
    const x = (STRIP.margin + at * step).toFixed(1);
    const year = month.endsWith('-01') || at === 0 ? textAt(Number(x), floor + 28, 18, SOFT, month.slice(0, 4)) : '';
    const isTaken = at === 0 && months.slice(1, 4).some((next) => next.month.endsWith('-01'));
    return `<rect x="${x}" y="${floor - height}" width="${Math.max(1, step - 2).toFixed(1)}" height="${height}" fill="${MARK}"/>${isTaken ? '' : year}`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${STRIP.width}" height="${STRIP.height}"><rect width="100%" height="100%" fill="${PAPER}"/>${textAt(STRIP.margin, 44, 26, INK, story, 'bold')}${bars.join('')}</svg>`;
}
