import { limits } from '../catalog/movable-ink/endpoint.ts';
import type { Span } from '../template/span.ts';
import type { Template } from '../template/tree.ts';
import { defineRule } from './engine/rule.ts';
import { openingOf } from './shared/opening.ts';

interface Found extends Span {
  readonly bytes: number;
  readonly most: number;
}

const MOST = limits.requestBytes.value;

export default defineRule<Found>({
  code: 'body-size',
  group: 'movable-ink',
  severity: 'warning',
  title: 'Body that is too large',
  options: [
    { name: 'maxBytes', description: 'Bytes from which on a request is refused.', default: MOST, least: 1, most: MOST },
  ],
  documentation: {
    what: `Looks for bodies whose text alone, without anything that outputs print or conditions add, has ${MOST.toLocaleString('en')} bytes or more.`,
    why: 'Movable Ink refuses larger requests, and the event is lost.',
    do: 'Send what the images need, and leave out the rest.',
    // One would fill the page.
    bad: [],
    good: [
      {
        caption: 'Small',
        body: '{"type": "track", "event": "quiz_done", "user_id": "a", "timestamp": 1257894000000}',
      },
    ],
  },
  find: {
    *event({ object }, { template, settings }) {
      const most = settings.options.get('body-size.maxBytes') ?? MOST;
      const bytes = bytesOf(template, most);
      if (bytes >= most) yield { ...openingOf(object, template.source), bytes, most };
    },
  },
  say({ start, end, bytes, most }) {
    const message = `The text of this body alone has ${bytes.toLocaleString('en')} bytes: Movable Ink takes less than ${most.toLocaleString('en')} in a request, and refuses it. Leave out what no image needs.`;
    return { start, end, message };
  },
});

const encoder = new TextEncoder();

/** A character has three bytes at most, so a short body need not be counted. Blanks at the ends may be cut by the tags beside them. */
function bytesOf({ nodes, source }: Template, most: number): number {
  if (source.length * 3 < most) return 0;
  return nodes.reduce((sum, node) => {
    return node.type === 'text' ? sum + encoder.encode(source.slice(node.start, node.end).trim()).length : sum;
  }, 0);
}
