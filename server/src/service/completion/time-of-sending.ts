import type { CompletionItem } from './item.ts';
import { envelopeText } from './member-text.ts';
import type { MarkupRequest } from './request.ts';
import { simpleItem } from './simple-item.ts';

/** In the output that is the event's `timestamp`: the moment in the form that the workspace sends, with the zeros that follow the braces. */
export function timeItems(request: MarkupRequest): CompletionItem[] {
  const { context, settings, template, offset, wordStart, place } = request;
  const isTimestamp = context?.path.length === 1 && context.path[0] === 'timestamp' && !context.isPart;
  if (!isTimestamp || place.kind !== 'output') return [];
  const value = envelopeText('timestamp', settings.timestamp)?.value ?? '';
  const [, quote, written = '', after = ''] = /^("?)\{\{(.*)\}\}(\d*)"?$/.exec(value) ?? [];
  if ((quote === '"') !== (context.kind === 'string')) return [];
  const rest = template.source.slice(offset, offset + 200);
  const closing = /^\w*\s*-?\}\}/.exec(rest)?.[0] ?? /^\w*/.exec(rest)?.[0] ?? '';
  const isSpaced = /\s/.test(template.source.charAt(place.content)) && place.content < offset;
  const zeros = rest.slice(closing.length).startsWith(after) ? '' : after;
  return [
    simpleItem({
      label: written,
      kind: 'value',
      detail: 'the time of sending · Braze',
      documentation: `Prints the moment at which Braze sends the event.${after === '' ? '' : ' The zeros after it make milliseconds of seconds.'}`,
      rank: 0,
      filterText: `now date timestamp today time unix ${written}`,
      edit: { start: wordStart, end: offset + closing.length, newText: `${written}${isSpaced ? ' ' : ''}}}${zeros}` },
    }),
  ];
}
