import type { CompletionEdit } from './item.ts';
import { restOfLine } from './reference.ts';
import type { MarkupRequest } from './request.ts';

/** The name and what follows it, with `%}` and what is typed of it already. */
export function tagEdit(
  request: MarkupRequest,
  text: string,
  after: string,
  closing: string = request.place.isLine ? '' : ' %}',
): CompletionEdit {
  const { place } = request;
  const rest = restOfLine(request);
  const name = restOfName(request);
  // In the middle of a name the braces are its own; at its end an editor may have typed one more.
  const braces = name > 0 ? /^\s*-?%\}/ : /^(?:\s*-?%\}+|\})/;
  const typed = place.isLine ? '' : (braces.exec(rest.slice(name))?.[0] ?? '');
  const trim = /-%\}/.test(typed) ? closing.replace('%}', '-%}') : closing;
  return nameEdit(request, `${text}${trim}${after}`, name + typed.length);
}

/** The name alone, where what comes after it is there. */
export function tagNameEdit(request: MarkupRequest, name: string): CompletionEdit {
  return nameEdit(request, name, restOfName(request));
}

function nameEdit({ wordStart, offset, template, place }: MarkupRequest, text: string, end: number): CompletionEdit {
  const isSpaced = /\s/.test(template.source.charAt(wordStart - 1)) || place.isLine;
  return { start: wordStart, end: offset + end, newText: `${isSpaced ? '' : ' '}${text}` };
}

/** Behind the cursor; in a tag without an end and without a name, what follows is text. */
function restOfName({ wordStart, offset, template, place }: MarkupRequest): number {
  if (wordStart === offset && !place.isClosed) return 0;
  const name = wordStart === offset ? /^(?:[ \t]*\w+)?/ : /^\w*/;
  return name.exec(template.source.slice(offset, offset + 200))?.[0].length ?? 0;
}

/** The name that the cursor is in or before, as the tag has it. */
export function standingName(request: MarkupRequest): { readonly start: number; readonly name: string } {
  const { wordStart, offset, template } = request;
  const text = template.source.slice(wordStart, offset + restOfName(request));
  return { start: wordStart + text.length - text.trimStart().length, name: text.trim() };
}

/** Behind its name the tag has a condition, an assignment or the like. */
export function hasMarkup(request: MarkupRequest): boolean {
  const { offset, template, place } = request;
  if (!place.isClosed) return false;
  const markup = template.source.slice(offset + restOfName(request), place.node.end);
  return /\S/.test(markup.replace(/-?%\}\s*$/, ''));
}
