// Turns a page's HTML into a slim copy in one linear pass: no scripts, styles or pictures, no endless nesting, and the page's JSON-LD beside it.

/** What a page's source holds for a reader, and the data that it carries in scripts. */
export interface SlimPage {
  readonly html: string;
  readonly lang: string | null;
  /** Contents of the JSON-LD scripts. */
  readonly jsonLd: readonly string[];
  /** Text of the other scripts, cut to a sum of SCRIPT_BUDGET characters. */
  readonly scripts: string;
}

/** Deeper blocks are unwrapped: extractors take time quadratic in nesting, and no page nests its words this deep. */
const MAX_DEPTH = 120;
const MAX_TAGS = 60_000;
const SCRIPT_BUDGET = 1_500_000;
/** Elements dropped with all they hold; their content is not mark-up. */
const RAW = new Set([
  'script',
  'style',
  'textarea',
  'svg',
  'math',
  'iframe',
  'object',
  'template',
  'noembed',
  'xmp',
  'select',
  'audio',
  'canvas',
]);
const VOID = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'param',
  'source',
  'track',
  'wbr',
]);
/** Elements that end by themselves when the next begins, and so don't count as nesting. */
const SELF_ENDING = new Set(['p', 'li', 'td', 'th', 'tr', 'dt', 'dd', 'option', 'tbody', 'thead']);
const DROPPED = new Set([
  'html',
  'head',
  'body',
  'img',
  'source',
  'input',
  'embed',
  'param',
  'track',
  'wbr',
  'col',
  'base',
  'noscript',
  'picture',
  'video',
  'font',
  'center',
]);
const KEPT_ATTRIBUTES = new Set([
  'id',
  'class',
  'itemprop',
  'itemtype',
  'itemscope',
  'property',
  'name',
  'content',
  'datetime',
  'href',
  'rel',
  'role',
  'title',
  'hidden',
  'aria-hidden',
  'pubdate',
  'lang',
  'data-datetime',
  'data-date',
  'data-time',
  'data-timestamp',
  'data-published',
  'data-testid',
  'data-component',
  'data-qa',
]);

const ATTRIBUTE = /([^\s=/"'<>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?/g;
const TAG_NAME = /<(\/?)([a-zA-Z][^\s/>]*)/y;

/** Where a search came up empty, a later one would too: remembered, so that broken pages stay linear. */
export function createFinder(text: string) {
  const none = new Set<string>();
  return (needle: string, from: number): number => {
    if (none.has(needle)) return -1;
    const at = text.indexOf(needle, from);
    if (at === -1) none.add(needle);
    return at;
  };
}

export type Find = ReturnType<typeof createFinder>;

/** Index of the `>` that ends the tag opened before `from`, minding quoted values; -1 where the page breaks off. */
export function tagEnd(html: string, from: number, find: Find): number {
  let at = from;
  for (;;) {
    const close = find('>', at);
    if (close === -1) return -1;
    const equals = find('=', at);
    if (equals === -1 || equals > close) return close;
    at = equals + 1;
    while (at < close && /\s/.test(html[at] as string)) at++;
    const quote = html[at];
    if (quote !== '"' && quote !== "'") continue;
    const end = find(quote, at + 1);
    // A quote that never ends, or ends implausibly far away, is a stray one.
    if (end === -1 || end - at > 100_000) return close;
    at = end + 1;
  }
}

function slimAttributes(source: string): string {
  let kept = '';
  for (const [, name, double, single, bare] of source.matchAll(ATTRIBUTE)) {
    const key = (name as string).toLowerCase();
    const value = double ?? single ?? bare ?? '';
    if (key === 'style') {
      if (/display\s*:\s*none/i.test(value)) kept += ' hidden=""';
    } else if (KEPT_ATTRIBUTES.has(key) && value.length < 20_000) {
      kept += ` ${key}="${value.includes('"') ? value.replaceAll('"', '&quot;') : value}"`;
    }
  }
  return kept;
}

/** Slims a page. Linear in its length; never throws. */
export function slimPage(html: string): SlimPage {
  const lower = html.toLowerCase();
  // Some letters change length in lower case; then the two texts would not run side by side.
  const folded = lower.length === html.length ? lower : html;
  const find = createFinder(html);
  const findFolded = createFinder(folded);
  const out: string[] = [];
  const jsonLd: string[] = [];
  let scripts = '';
  let lang: string | null = null;
  let depth = 0;
  let unwrapped = 0;
  let tags = 0;
  let at = 0;
  while (at < html.length) {
    const open = find('<', at);
    if (open === -1) {
      out.push(html.slice(at));
      break;
    }
    if (open > at) out.push(html.slice(at, open));
    if (html.startsWith('<!--', open)) {
      const end = find('-->', open + 4);
      at = end === -1 ? open + 4 : end + 3;
      continue;
    }
    TAG_NAME.lastIndex = open;
    const tag = TAG_NAME.exec(html);
    if (!tag) {
      const markup = html[open + 1] === '!' || html[open + 1] === '?' || html[open + 1] === '/';
      if (html.startsWith('<![CDATA[', open)) at = open + 9;
      else if (markup) {
        const end = find('>', open);
        at = end === -1 ? html.length : end + 1;
      } else {
        out.push('&lt;');
        at = open + 1;
      }
      continue;
    }
    const name = (tag[2] as string).toLowerCase();
    const end = tagEnd(html, TAG_NAME.lastIndex, find);
    if (end === -1) break;
    at = end + 1;
    const closing = tag[1] === '/';
    const attributes = html.slice(open + 1 + name.length, end);
    if (RAW.has(name)) {
      if (closing || attributes.endsWith('/')) continue;
      const close = findFolded(`</${name}`, at);
      const content = html.slice(at, close === -1 ? undefined : close);
      if (name === 'script') {
        if (/ld\+json/i.test(attributes)) jsonLd.push(content);
        else if (scripts.length < SCRIPT_BUDGET && content.length < SCRIPT_BUDGET) scripts += `${content}\n`;
        if (close === -1) break;
      }
      if (close !== -1) at = (find('>', close) + 1 || html.length) as number;
      continue;
    }
    if (name === 'html' && !closing && lang === null)
      lang = /\blang\s*=\s*["']?([\w-]{2,12})/i.exec(attributes)?.[1] ?? null;
    if (DROPPED.has(name)) {
      if (name === 'video' || name === 'picture') out.push(' ');
      continue;
    }
    if (tags++ > MAX_TAGS) {
      out.push(/^(?:p|div|br|li|h[1-6])$/.test(name) ? '\n' : ' ');
      continue;
    }
    if (!VOID.has(name) && !SELF_ENDING.has(name)) {
      if (closing) {
        if (unwrapped > 0) {
          unwrapped--;
          continue;
        }
        depth = Math.max(0, depth - 1);
      } else if (depth >= MAX_DEPTH) {
        unwrapped++;
        out.push(' ');
        continue;
      } else if (!attributes.endsWith('/')) depth++;
    }
    out.push(closing ? `</${name}>` : `<${name}${slimAttributes(attributes)}>`);
  }
  return { html: `<!doctype html><html><head></head><body>${out.join('')}</body></html>`, lang, jsonLd, scripts };
}
