// Turns slim HTML into a document: the few DOM members that reading needs, without the browser's types.
import { parseHTML } from 'linkedom';

export interface DomNode {
  /** 1 element, 3 text. */
  readonly nodeType: number;
  readonly textContent: string | null;
  readonly parentNode: DomElement | null;
  readonly childNodes: ArrayLike<DomNode> & Iterable<DomNode>;
}

export interface DomElement extends DomNode {
  readonly tagName: string;
  readonly className: string;
  readonly id: string;
  readonly children: ArrayLike<DomElement> & Iterable<DomElement>;
  getAttribute(name: string): string | null;
  hasAttribute(name: string): boolean;
  querySelector(selector: string): DomElement | null;
  querySelectorAll(selector: string): ArrayLike<DomElement> & Iterable<DomElement>;
  closest(selector: string): DomElement | null;
  remove(): void;
}

export interface DomDocument extends DomElement {
  readonly body: DomElement;
}

export const isElement = (node: DomNode): node is DomElement => node.nodeType === 1;

/** The document; words that stand together are one node, as in a browser, and not one for each character reference. */
export function parseDocument(html: string): DomDocument {
  const { document } = parseHTML(html) as unknown as { document: DomDocument & { normalize(): void } };
  document.normalize();
  return document;
}

/** The text under a node as far as it has so many characters: of a block that holds half the page no more is looked at. */
function textWithin(root: DomNode, most: number): string {
  let text = '';
  const waiting: DomNode[] = [root];
  for (let node = waiting.pop(); node && text.length < most; node = waiting.pop()) {
    if (node.nodeType === 3) text += node.textContent ?? '';
    else if (isElement(node)) waiting.push(...[...node.childNodes].slice(0, most).reverse());
  }
  return text;
}

/** An element's words on one line; of a long one those that begin in its first `most` characters, white space counted. */
export function wordsIn(element: DomNode | null | undefined, most?: number): string {
  if (!element) return '';
  const text = most === undefined ? (element.textContent ?? '') : textWithin(element, most);
  return text.replace(/\s+/g, ' ').trim();
}
