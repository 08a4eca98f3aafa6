import type { MarkupRequest } from './request.ts';

/** The name and what follows it, with `%}` and what is typed of it already. */
export function tagEdit(
  { wordStart, offset, template, place }: MarkupRequest,
  text: string,
  after: string,
  closing = ' %}',
) {
  const rest = /^[^\n]*/.exec(template.source.slice(offset, offset + 500))?.[0] ?? '';
  const typed = /^\w*(?:\s*-?%\}+|\})?/.exec(rest)?.[0] ?? '';
  const trim = /-%\}/.test(typed) ? closing.replace('%}', '-%}') : closing;
  const isSpaced = /\s/.test(template.source.charAt(wordStart - 1)) || place.isLine;
  const end = place.isLine ? 0 : typed.length;
  return {
    start: wordStart,
    end: offset + end,
    newText: `${isSpaced ? '' : ' '}${text}${place.isLine ? '' : trim}${after}`,
  };
}
