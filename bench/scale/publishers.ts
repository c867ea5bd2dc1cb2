// Made-up publishers on loopback, a process of their own: every feed lists its own articles, and says when nothing is new.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { madeDocument } from '../made-news.ts';

const [items = '10', delay = '20'] = process.argv.slice(2);
const ITEMS = Number(items);

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Article number `n` as an item whose text is whole: no page is fetched for it. */
function itemOf(n: number): string {
  const text = new TextDecoder().decode(madeDocument(n, { paragraphs: 5, perDay: 40 }).bytes);
  const [head = '', body = ''] = text.split('---\n\n');
  const valueIn = (name: string): string => new RegExp(`^${name}: '?(.*?)'?$`, 'm').exec(head)?.[1] ?? '';
  const paragraphs = body.trim().split('\n\n');
  return `<item><title>${escaped(valueIn('title'))}</title><link>https://press.example/${n}</link>
    <pubDate>${new Date(valueIn('published')).toUTCString()}</pubDate>
    <description>${escaped(paragraphs.map((one) => `<p>${escaped(one)}</p>`).join(''))}</description></item>`;
}

/** Of so many feeds one has another article while there is news: from one signal to the next. */
const NEWS_IN = 100;
const FIRST_NEWS = 20_000;
let isNews = false;
process.on('SIGUSR2', () => {
  isNews = !isNews;
});

function feedOf(feed: number, hasNews: boolean): string {
  const items = Array.from({ length: ITEMS }, (_, i) => itemOf(feed * ITEMS + i));
  if (hasNews) items.unshift(itemOf(FIRST_NEWS + feed / NEWS_IN));
  return `<rss version="2.0"><channel><title>Paper ${feed}</title><link>https://press.example</link>${items.join('')}</channel></rss>`;
}

const server = createServer((request, response) => {
  const feed = Number(request.url?.slice(1));
  const hasNews = isNews && feed % NEWS_IN === 0;
  const etag = hasNews ? '"two"' : '"one"';
  // A server on the way round the world, not next door.
  setTimeout(() => {
    if (request.headers['if-none-match'] === etag) response.writeHead(304, { etag }).end();
    else response.writeHead(200, { etag, 'cache-control': 'max-age=7200' }).end(feedOf(feed, hasNews));
  }, Number(delay));
});
// Every address of 127.0.0.0/8 is this machine: each is a host.
server.listen(0, '0.0.0.0', () => console.log(`port ${(server.address() as AddressInfo).port}`));
