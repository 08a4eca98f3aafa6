import type { JsonPlace } from '../cursor/json-place.ts';
import type { Commas } from './commas.ts';
import type { CompletionRequest } from './request.ts';

/** What follows on the line has a space before it. */
export function beforeNext(text: string, { template }: CompletionRequest, { typed }: JsonPlace): string {
  return text.endsWith(',') && /\S/.test(template.source.charAt(typed.end)) ? `${text} ` : text;
}

/** A comma that belongs right behind the value before, on its line or on the one before. */
export function commaBefore({ template }: CompletionRequest, { typed }: JsonPlace, { isBefore }: Commas) {
  const before = template.source.slice(Math.max(0, typed.start - 2_000), typed.start);
  const end = typed.start - before.length + before.trimEnd().length;
  return isBefore && /["\w\]}]\s+$/.test(before) && !/%\}\s*$/.test(before)
    ? { start: end, end, newText: ',' }
    : undefined;
}

/** After a comma that is typed already, what may be left out takes the comma with it. */
export function movedComma({ template }: CompletionRequest, { typed, before, next }: JsonPlace, commas: Commas) {
  const text = template.source.slice(Math.max(0, typed.start - 2_000), typed.start).trimEnd();
  const isLast = [...next].every((sign) => sign === 'close' || sign === 'end');
  if (commas.canBeLeftOut || !isLast || before.size !== 1 || !before.has('comma') || !text.endsWith(','))
    return undefined;
  const start = Math.max(0, typed.start - 2_000) + text.length - 1;
  return {
    comma: { start, end: start + 1, newText: '' },
    commas: { isBefore: true, isAfter: false, canBeLeftOut: true },
  };
}
