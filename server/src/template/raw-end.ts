import { CLOSE_BRACE } from './characters.ts';

const OPENING = /\{[%{]/g;
const TAG_NAME = /\{%\s*(\w+)/y;
const UNCLOSED = /\{%\s*endraw\b/g;

/**
 * Where the `{% endraw` of the raw block that began before `from` is. Ruby cuts what is in the block as any text, into outputs and tags,
 * and the end must be the last tag in one of these pieces: `{{ {% endraw %}` has one, `{{ {% endraw %}}}` has none. Liquid 5.4 knows no
 * `{%- endraw`. Of a block without an end, one that is half typed; else the end of the source.
 */
export function rawEnd(source: string, from: number): number {
  const lastTagEnd = source.lastIndexOf('%}');
  OPENING.lastIndex = from;
  for (let opening = OPENING.exec(source); opening !== null; opening = OPENING.exec(source)) {
    if (opening.index > lastTagEnd) break;
    const end = pieceEnd(source, opening.index);
    const found = source.startsWith('%}', end - 2) ? endTagIn(source, opening.index, end) : undefined;
    if (found !== undefined) return found;
    OPENING.lastIndex = end;
  }
  UNCLOSED.lastIndex = Math.max(from, lastTagEnd);
  return UNCLOSED.exec(source)?.index ?? source.length;
}

/** `Liquid::TemplateParser`: a tag goes to the next `%}`, an output to the next `}`, and one more if there is one; what is not closed goes to the end. */
function pieceEnd(source: string, start: number): number {
  const isTag = source.startsWith('{%', start);
  const close = source.indexOf(isTag ? '%}' : '}', start + 2);
  if (close < 0) return source.length;
  return isTag || source.charCodeAt(close + 1) === CLOSE_BRACE ? close + 2 : close + 1;
}

/** `Liquid::Raw::FullTokenPossiblyInvalid`: the last tag with a name. */
function endTagIn(source: string, start: number, end: number): number | undefined {
  const piece = source.slice(start, end);
  for (let at = piece.lastIndexOf('{%', piece.length - 3); at >= 0; at = piece.lastIndexOf('{%', at - 1)) {
    TAG_NAME.lastIndex = at;
    const name = TAG_NAME.exec(piece)?.[1];
    if (name !== undefined) return name === 'endraw' ? start + at : undefined;
    if (at === 0) break;
  }
  return undefined;
}
