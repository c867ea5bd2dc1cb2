// Turns mark-up, however broken, into a stream of text, tags and raw elements: one linear pass, nothing kept open.

export type MarkupPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'tag'; readonly name: string; readonly isClosing: boolean; readonly attributes: string }
  /** A script, style or the like with its content, which is not mark-up. */
  | { readonly kind: 'raw'; readonly name: string; readonly attributes: string; readonly content: string };

const TAG_NAME = /<(\/?)([a-zA-Z][^\s/>]*)/y;

/** A quoted value longer than this begins with a stray quotation mark. */
const MAX_VALUE = 100_000;

/**
 * `indexOf` that remembers its last answer for each needle: until the search has passed it, it holds, and one that came up empty holds
 * for good. Searches that only move on cost one pass of the text in all, however broken it is.
 */
export function createFinder(text: string) {
  const last = new Map<string, { from: number; at: number }>();
  return (needle: string, from: number): number => {
    const known = last.get(needle);
    if (known && from >= known.from && (known.at === -1 || from <= known.at)) return known.at;
    const at = text.indexOf(needle, from);
    if (known) {
      known.from = from;
      known.at = at;
    } else last.set(needle, { from, at });
    return at;
  };
}

export type Find = ReturnType<typeof createFinder>;

/** Index of the `>` that ends the tag opened before `from`, minding quoted values; -1 where the document breaks off. */
export function tagEnd(markup: string, from: number, find: Find): number {
  let at = from;
  for (;;) {
    const close = find('>', at);
    if (close === -1) return -1;
    const equals = find('=', at);
    if (equals === -1 || equals > close) return close;
    at = equals + 1;
    while (at < close && /\s/.test(markup[at] as string)) at++;
    const quote = markup[at];
    if (quote !== '"' && quote !== "'") continue;
    const end = find(quote, at + 1);
    if (end === -1 || end - at > MAX_VALUE) return close;
    at = end + 1;
  }
}

/** Index behind a comment, declaration or instruction that begins at `open`; null where it is none of these. */
function behindDeclaration(html: string, open: number, find: Find): number | null {
  if (html.startsWith('<!--', open)) {
    const end = find('-->', open + 4);
    return end === -1 ? open + 4 : end + 3;
  }
  if (html.startsWith('<![CDATA[', open)) return open + 9;
  if (!/[!?/]/.test(html[open + 1] ?? '')) return null;
  const end = find('>', open);
  return end === -1 ? html.length : end + 1;
}

/** Scans HTML. `raw` names the elements whose content is handed over as it is, up to their end tag. */
export function* scanTags(html: string, raw: ReadonlySet<string>): Generator<MarkupPart> {
  const lower = html.toLowerCase();
  // Some letters change length in lower case; then the two texts would not run side by side.
  const folded = lower.length === html.length ? lower : html;
  const find = createFinder(html);
  const findFolded = createFinder(folded);
  let at = 0;
  while (at < html.length) {
    const open = find('<', at);
    if (open !== at) yield { kind: 'text', text: html.slice(at, open === -1 ? undefined : open) };
    if (open === -1) return;
    TAG_NAME.lastIndex = open;
    const tag = TAG_NAME.exec(html);
    if (!tag) {
      const behind = behindDeclaration(html, open, find);
      if (behind === null) yield { kind: 'text', text: '&lt;' };
      at = behind ?? open + 1;
      continue;
    }
    const from = open + tag[0].length;
    const end = tagEnd(html, from, find);
    if (end === -1) return;
    at = end + 1;
    const [isClosing, name] = [tag[1] === '/', (tag[2] as string).toLowerCase()];
    const attributes = html.slice(from, end);
    if (!raw.has(name)) {
      yield { kind: 'tag', name, isClosing, attributes };
      continue;
    }
    if (isClosing || attributes.endsWith('/')) continue;
    const close = findFolded(`</${name}`, at);
    yield { kind: 'raw', name, attributes, content: close === -1 ? '' : html.slice(at, close) };
    // A script that never ends takes the rest of the page with it; a picture that never ends does not.
    if (close === -1 && name === 'script') return;
    if (close !== -1) at = find('>', close) + 1 || html.length;
  }
}
