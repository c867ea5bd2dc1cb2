// Turns a document into one without the parts that are never article text: menus, captions, sign-up boxes, comments, lists of other stories.
import type { DomDocument, DomElement } from './dom.ts';

const ELEMENTS =
  'nav, aside, figcaption, form, button, footer, dialog, [hidden], [aria-hidden="true"], [role="navigation"], [role="complementary"], [role="dialog"], [role="banner"], [role="contentinfo"], [itemprop="caption"]';

/** Words of a class or id that name a part which is not the article's text. Matched as whole words of the name. */
const PARTS =
  /(?:^|[\s_-])(?:captions?|credits?|newsletters?|sign-?up|subscribe|subscription|share|sharing|sharebar|social|socials|comments?|disqus|related|recirc|recirculation|recommended|recommendations|most-?(?:read|popular|viewed)|trending|promos?|breadcrumbs?|sponsored|advert(?:isement)?s?|ad-?(?:slot|unit|container|wrapper|label|block)|outbrain|taboola|author-?(?:bio|box|info|card)|bio|byline|tags?|tag-?list|topics|keywords|toolbar|cookie|gdpr|consent|paywall|print-?only|screen-reader-text|visually-hidden|sr-only|pagination|read-?(?:more|next)|more-?(?:on|from|stories|news)|also-?read|up-?next|copyright|timestamp|dateline-?date|infobox|correction-?link|gallery|slideshow|teaser|widget|popup|popover|tooltip|rollover|hovercard|modal|login|poll|quiz)(?=$|[\s_-])/i;

/** A part that holds this much of the page's prose is the article, whatever it is called. */
const SHARE_OF_ARTICLE = 0.3;

const proseLength = (element: DomElement): number => {
  let sum = 0;
  for (const paragraph of element.querySelectorAll('p')) sum += (paragraph.textContent ?? '').trim().length;
  return sum;
};

/** Removes them in place. */
export function dropBoilerplate(document: DomDocument): void {
  const whole = proseLength(document.body) || 1;
  const holdsArticle = (element: DomElement): boolean => {
    if (element.tagName === 'BODY' || element.tagName === 'MAIN' || element.tagName === 'ARTICLE') return true;
    return (
      proseLength(element) / whole > SHARE_OF_ARTICLE ||
      element.querySelector('h1, article, [itemprop="articleBody"]') !== null
    );
  };
  for (const element of [...document.querySelectorAll(ELEMENTS)]) {
    if (element.parentNode && !holdsArticle(element)) element.remove();
  }
  for (const element of [...document.querySelectorAll('[class], [id]')]) {
    const name = `${element.className} ${element.id}`;
    if (name.length < 400 && PARTS.test(name) && element.parentNode && !holdsArticle(element)) element.remove();
  }
}
