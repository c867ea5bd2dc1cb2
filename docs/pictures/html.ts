// Turns text into HTML that shows it, and the body of a page into the whole page in a chat platform's look.

export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

export interface Look {
  readonly css: string;
  /** What stands before the message: who asked, and what. */
  readonly said: string;
  readonly message: string;
}

/** Width of the pictures in CSS pixels. */
export const WIDTH = 760;

/** A page that tells its own height in an attribute of its body, so that the picture can be as high as it. */
export const pageOf = ({ css, said, message }: Look): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><style>
* { box-sizing: border-box; margin: 0 }
body { width: ${WIDTH}px; padding: 16px 20px; font: 15px/1.45 "Liberation Sans", "DejaVu Sans", sans-serif }
.said { display: flex; gap: 8px; margin-bottom: 14px }
.said > .face, .message > .face { flex: none; width: 36px; height: 36px; border-radius: 6px; color: #fff; font-weight: 700;
  display: grid; place-items: center }
.message { display: flex; gap: 8px }
.message > .body, .said > .body { min-width: 0; flex: 1 }
.name { font-weight: 700 }
.tag { font-size: 11px; padding: 1px 4px; border-radius: 3px; margin-left: 4px }
a { text-decoration: none }
${css}
</style></head><body>${said}${message}
<script>document.body.dataset.height = Math.ceil(document.documentElement.getBoundingClientRect().height)</script>
</body></html>`;

/** Somebody's words or the bot's, beside a face of one letter. */
export const beside = (
  kind: 'said' | 'message',
  name: string,
  colour: string,
  tag: string | null,
  body: string,
): string =>
  `<div class="${kind}"><div class="face" style="background:${colour}">${name.charAt(0)}</div><div class="body">` +
  `<div><span class="name">${name}</span>${tag === null ? '' : `<span class="tag">${tag}</span>`}</div>${body}</div></div>`;
