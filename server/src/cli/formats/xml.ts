import { visibleLines } from '../../service/visible.ts';

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly content: readonly (Element | string)[];
}

/** A document with each element on a line of its own. Characters that XML does not allow are shown as symbols. */
export function xmlDocument(root: Element): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${written(root)}\n`;
}

function written({ name, attributes, content }: Element): string {
  const pairs = Object.entries(attributes).map(([key, value]) => ` ${key}="${attributeValue(String(value))}"`);
  const open = `${name}${pairs.join('')}`;
  if (content.length === 0) return `<${open}/>`;
  const inner = content.map((one) => (typeof one === 'string' ? escaped(one) : `\n${written(one)}`)).join('');
  const ending = typeof content.at(-1) === 'string' ? '' : '\n';
  return `<${open}>${inner}${ending}</${name}>`;
}

function attributeValue(text: string): string {
  return escaped(text).replace(/"/g, '&quot;').replace(/\n/g, '&#10;').replace(/\t/g, '&#9;');
}

/** `visibleLines` leaves no control character but line breaks and tabs. U+FFFE and U+FFFF are not allowed either. */
function escaped(text: string): string {
  return visibleLines(text)
    .replace(/[\uFFFE\uFFFF]/g, '\uFFFD')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;');
}
