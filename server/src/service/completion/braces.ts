import type { CompletionEdit } from './item.ts';
import { restOfLine, restOfName, restOfStep, restOfValue } from './reference.ts';
import type { MarkupRequest } from './request.ts';

/** What is left to write after a name: the end of its edit, and the text of the braces with filters in the right place. */
interface Tail {
  readonly end: number;
  readonly text: string;
}

/**
 * The edit that completes a value where the cursor stands: the half-typed word is replaced, and the braces after it are put right,
 * whether the editor has typed some of them already or not.
 * @param text the value, such as `${user_id}` or `event_properties.${id}`; in `${…}` the name alone, without its closing brace.
 * @param filters such as ` | json_escape`, for an output that has none yet.
 */
export function valueEdit(request: MarkupRequest, text: string, filters: string): CompletionEdit {
  const { expects, wordStart, place, offset, template } = request;
  const isOpenName = expects.kind === 'attribute';
  const isOutput = place.kind === 'output' || place.isNested;
  const rest = restOfLine(request);
  const word = restOfWord(request, text);
  const isSpaced = /^\s/.test(template.source.slice(place.content, place.content + 1)) && place.content < offset;
  const tail = isOutput
    ? outputTail(rest, word, isOpenName, place.isNested ? '' : filters, isSpaced && !place.isNested ? ' ' : '')
    : tagTail(rest, word, isOpenName);
  return { start: wordStart, end: offset + tail.end, newText: text + tail.text };
}

/** What the value takes the place of; a variable keeps the members behind it. */
function restOfWord(request: MarkupRequest, text: string): number {
  const { expects, wordStart, offset } = request;
  if (expects.kind === 'attribute') return restOfName(request);
  if (expects.kind === 'member' || (wordStart < offset && /^\w+$/.test(text))) return restOfStep(request);
  return restOfValue(request);
}

function tagTail(rest: string, end: number, isOpenName: boolean): Tail {
  if (!isOpenName) return { end, text: '' };
  return { end: rest.charAt(end) === '}' ? end + 1 : end, text: '}' };
}

/** The output goes on with filters or members, and is closed on this line. */
const GOES_ON = /^\s*[|.[][^\n]*?\}\}/;

function outputTail(rest: string, word: number, isOpenName: boolean, filters: string, space: string): Tail {
  // `${ us }}}`: the first of three braces is that of the name.
  const spaces = isOpenName ? /^ +(?=\}{3})/.exec(rest.slice(word)) : null;
  const end = word + (spaces?.[0].length ?? 0);
  const after = rest.slice(end);
  const name = isOpenName ? '}' : '';
  const run = /^\}*/.exec(after)?.[0].length ?? 0;
  const own = isOpenName ? 1 : 0;
  if (run >= own + 2) return { end: end + own + 2, text: `${name}${filters}}}` };
  const behind = after.slice(Math.min(run, own));
  const isNamed = run === own || (run === 0 && isOpenName);
  if (isNamed && GOES_ON.test(behind)) return { end: end + Math.min(run, own), text: name };
  const closing = isNamed ? /^\s*-?\}\}/.exec(behind)?.[0] : undefined;
  if (closing !== undefined && run <= own && !(isOpenName && run === 0 && !/^\s/.test(closing))) {
    return { end: end + Math.min(run, own) + closing.length, text: name + filters + closing };
  }
  return { end: end + run, text: `${name}${filters}${space}}}` };
}
