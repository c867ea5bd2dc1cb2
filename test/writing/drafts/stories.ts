// Turns articles into the sentences that drafts are made from, with the days that the record would know of them.
import { tagText } from '../../../src/bot/tag.ts';
import type { IsoDate } from '../../../src/model/day.ts';
import { isPlain, type Source, type Story } from './source.ts';

export interface StoryArticle {
  readonly id: string;
  readonly published: IsoDate | null;
  readonly publisher?: string | null;
  readonly text: string;
}

/** Tokens of a corpus as a paper prints them: no blank before a comma, quotation marks that touch their words. */
function printed(text: string): string {
  let isOpen = false;
  return text
    .replace(/\\\//g, '/')
    .replace(/``|''/g, '"')
    .replace(/ (n't|'s|'re|'ve|'ll|'d|'m)\b/g, '$1')
    .replace(/\bs ' /g, "s' ")
    .replace(/([$£€]) (?=\d)/g, '$1')
    .replace(/(?<=\d) (m|bn)\b/g, '$1')
    .replace(/Â(?=£)/g, '')
    .replace(/ ([,.;:!?%)\]])/g, '$1')
    .replace(/([([]) /g, '$1')
    .split('\n')
    .map((line) => {
      isOpen = false;
      return line.replace(/ ?" ?/g, () => {
        isOpen = !isOpen;
        return isOpen ? ' “' : '” ';
      });
    })
    .join('\n')
    .replace(/” ([,.;:!?])/g, '”$1')
    .replace(/[ ]{2,}/g, ' ')
    .replace(/^ | $/gm, '');
}

/** People of a story: full names that its articles write at least so often, and by their last word as well. */
const OFTEN = 12;
function peopleOf(texts: readonly string[]): Story['people'] {
  const counts = new Map<string, number>();
  for (const text of texts)
    for (const [name] of text.matchAll(
      /(?<=[\p{Ll},] )\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}{3,}(?= (?:said|told|was|has|is|had|and|will)\b)/gu,
    ))
      counts.set(name, (counts.get(name) ?? 0) + 1);
  const often = [...counts]
    .filter(([name, n]) => n >= OFTEN && !NOT_PEOPLE.test(name))
    .sort((a, b) => b[1] - a[1])
    .slice(0, 8)
    .map(([name]) => name);
  const last = often.map((name) => name.split(' ')[1]);
  return often
    .filter((_, i) => last.indexOf(last[i]) === last.lastIndexOf(last[i]))
    .map((name) => ({ name, aliases: [name.split(' ')[1] ?? name] }));
}
const NOT_PEOPLE =
  /\b(?:House|States|Kingdom|Court|Street|Bank|Department|Party|Minister|President|York|Nations|Council|Office|News|Health|Service|Brothers|City|World|Center|University|Reserve|Union|Senate|Times|Post|Journal|Angeles|Kong|Square|Africa|Korea|Zealand|America|Air|Press)\b/;

export function storyOf(name: string, articles: readonly StoryArticle[], isTokenised: boolean): Story {
  const texts = articles.map(({ text }) => (isTokenised ? printed(text) : text));
  const people = peopleOf(texts);
  const sources = articles.flatMap(({ id, published, publisher = null }, i): Source[] => {
    const text = texts[i] ?? '';
    const { sentences, reports } = tagText({ text, title: null, dct: published, within: null });
    return sentences.flatMap(({ begin, end }, at): Source[] => {
      const words = text.slice(begin, end).replace(/\s+/g, ' ');
      if (!isPlain(words)) return [];
      const report = reports.find(({ sentence, date }) => sentence.begin === begin && date !== null);
      return [{ id: `${id}#${at}`, text: words, written: published, day: report?.date ?? null, publisher, people }];
    });
  });
  const texted = new Map(sources.map((source) => [source.text, source]));
  return { name, people, sources: [...texted.values()] };
}
