import { findAttribute } from '../catalog/attributes.ts';
import { findNamespace } from '../catalog/namespaces.ts';
import type { Lookup } from '../template/expressions.ts';
import { lastFrom, type Span } from '../template/span.ts';
import type { Block } from '../template/tree.ts';
import type { Analysis } from './engine/analysis.ts';
import { defineRule } from './engine/rule.ts';
import { slice } from './shared/words.ts';

interface Found extends Span {
  readonly name: string;
}

export default defineRule<Found>({
  code: 'empty-string-is-true',
  group: 'liquid',
  severity: 'information',
  title: 'Empty string treated as true',
  documentation: {
    what: 'Reports conditions such as `{% if ${user_id} %}` that only test an attribute and then print it.',
    why: 'In Liquid only `nil` and `false` are false. An attribute that holds an empty string passes the test, and then prints nothing.',
    do: 'Compare with `blank`, which covers missing values, empty strings and strings of spaces.',
    bad: [
      {
        caption: 'A bare attribute',
        body: '{"plan": "{% if {{custom_attribute.${plan}}} %}{{custom_attribute.${plan} | json_escape}}{% else %}none{% endif %}"}',
        at: '{{custom_attribute.${plan}}}',
        fixed:
          '{"plan": "{% if {{custom_attribute.${plan}}} != blank %}{{custom_attribute.${plan} | json_escape}}{% else %}none{% endif %}"}',
      },
    ],
    good: [
      {
        caption: 'Compared with `blank`',
        body: '{"plan": "{% if {{custom_attribute.${plan}}} != blank %}{{custom_attribute.${plan} | json_escape}}{% else %}none{% endif %}"}',
      },
      {
        caption: 'Tested, but not printed',
        body: '{"hasPlan": {% if custom_attribute.${plan} %}true{% else %}false{% endif %}}',
      },
      {
        caption: 'A number: an empty string is 0',
        body: '{"n": {% if event_properties.${price} %}{{event_properties.${price} | plus: 0}}{% else %}null{% endif %}}',
      },
      {
        caption: 'A default for an empty value',
        body: '{"plan": "{% if custom_attribute.${plan} %}{{custom_attribute.${plan} | default: \'none\' | json_escape}}{% endif %}"}',
      },
    ],
  },
  find: {
    *block(block, analysis) {
      if (block.name === 'if') yield* inBlock(block, analysis);
    },
  },
  say({ start, end, name }) {
    const message = `Liquid treats an empty string as true: when \`${name}\` is empty, this branch runs and prints nothing for it. Compare with \`!= blank\`.`;
    return { start, end, message };
  },
  fixes({ end }) {
    const edits = [{ start: end, end, newText: ' != blank' }];
    return [{ title: 'Add `!= blank`', kind: 'suggestion', edits }];
  },
});

function* inBlock({ branches }: Block, analysis: Analysis): Generator<Found> {
  const { settings } = analysis;
  const { source } = analysis.template;
  for (const { tag, nodes } of branches) {
    const first = nodes[0]?.start;
    const end = nodes.at(-1)?.end;
    if (tag.markup.kind !== 'condition' || first === undefined || end === undefined) continue;
    const { terms, connectives } = tag.markup.condition;
    if (connectives.includes('or')) continue;
    for (const { left, operator, right } of terms) {
      if (operator !== undefined || right !== undefined || left.type !== 'lookup') continue;
      const name = slice(source, left);
      const declared = settings.types.get(name);
      const isText = declared === undefined ? mayBeText(left) : declared === 'text' || declared === 'id';
      if (isText && isPrintedIn(name, first, end, analysis)) yield { ...withBraces(left, source), name };
    }
  }
}

/** A standard attribute of type string, or custom data that can be a string. */
function mayBeText({ root, steps }: Lookup): boolean {
  if (root.kind === 'attribute') return steps.length === 0 && findAttribute(root.name)?.type === 'string';
  const [step] = steps;
  if (root.kind !== 'name' || step?.kind !== 'attribute' || steps.length > 1) return false;
  const namespace = findNamespace(root.name);
  return namespace?.openEnded === true && (namespace.types?.includes('string') ?? true);
}

/** Includes the braces of a nested output. */
function withBraces({ start, end }: Span, source: string): Span {
  const before = /\{\{\s*$/.exec(source.slice(Math.max(start - 20, 0), start))?.[0].length ?? 0;
  const after = /^\s*\}\}/.exec(source.slice(end, end + 20))?.[0].length ?? 0;
  return before > 0 && after > 0 ? { start: start - before, end: end + after } : { start, end };
}

function isPrintedIn(name: string, start: number, end: number, analysis: Analysis): boolean {
  const last = lastFrom(analysis.printed().get(name) ?? [], end - 1);
  return last !== undefined && last.start >= start;
}
