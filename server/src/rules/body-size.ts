import { limits } from '../catalog/movable-ink/endpoint.ts';
import { once } from '../template/once.ts';
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
  title: 'Request body over the size limit',
  options: [
    {
      name: 'maxBytes',
      description: 'Size in bytes from which a body is reported.',
      default: MOST,
      least: 1,
      most: MOST,
    },
  ],
  documentation: {
    what: `Reports bodies whose own text, not counting what outputs print and conditions add, is ${MOST.toLocaleString('en')} bytes or more.`,
    why: 'Movable Ink rejects larger requests, and the event is lost.',
    do: "Remove data your creatives don't use.",
    // One would fill the page.
    bad: [],
    good: [
      {
        caption: 'A small body',
        body: '{"type": "track", "event": "quiz_done", "user_id": "{{${braze_id} | json_escape}}", "timestamp": 1257894000000}',
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
    const message = `This body has ${bytes.toLocaleString('en')} bytes of text, and Movable Ink rejects requests of ${most.toLocaleString('en')} bytes or more. Remove data your creatives don't use.`;
    return { start, end, message };
  },
});

const encoder = new TextEncoder();

/** A character has at most three bytes, so short bodies need no counting. */
function bytesOf(template: Template, most: number): number {
  return template.source.length * 3 < most ? 0 : textBytes(template);
}

/** Counted once, however many events there are. Spaces at the ends may be trimmed by the tags next to them. */
const textBytes = once(({ nodes, source }: Template): number =>
  nodes.reduce((sum, node) => {
    return node.type === 'text' ? sum + encoder.encode(source.slice(node.start, node.end).trim()).length : sum;
  }, 0),
);
