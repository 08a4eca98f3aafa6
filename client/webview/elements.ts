import { visible } from '../../server/src/service/visible.ts';

/** @throws if the page lacks the element, which means that page and script are of different versions. */
export function find<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`The page has no element #${id}.`);
  return found;
}

export function element(tag: string, className: string, text = ''): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

export function button(text: string, press: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = text;
  made.addEventListener('click', press);
  return made;
}

/** A message with what stands between its backticks as code. Its text stays text, whatever is in it. */
export function words(message: string): (Node | string)[] {
  const parts = visible(message).split('`');
  if (parts.length % 2 === 0) return [visible(message)];
  return parts.map((part, index) => (index % 2 === 1 ? element('code', '', part) : part));
}
