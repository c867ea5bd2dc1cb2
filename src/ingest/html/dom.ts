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
  readonly documentElement: DomElement;
}

export const isElement = (node: DomNode): node is DomElement => node.nodeType === 1;

export const parseDocument = (html: string): DomDocument =>
  (parseHTML(html) as unknown as { document: DomDocument }).document;

/** An element's words on one line. */
export const wordsIn = (element: DomNode | null | undefined): string =>
  (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
