import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { read } from '../../server/src/template/read.ts';
import type { Node } from '../../server/src/template/tree.ts';
import { walk } from '../../server/src/template/walk.ts';

/** The leaves of a tree, in order: pieces of source that must touch and cover everything. */
function leaves(source: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  for (const node of walk(read(source))) found.push(...leafSpans(node));
  return found;
}

function leafSpans(node: Node): { start: number; end: number }[] {
  if (node.type === 'block') return [];
  if (node.type === 'raw' || node.type === 'comment') return [{ start: node.start, end: node.end }];
  return [{ start: node.start, end: node.end }];
}

const PIECES = [
  ...'ab \n\t{}%|:,.[]$\'"-()=!<>0'.split(''),
  ...[
    '{{',
    '}}',
    '{%',
    '%}',
    '{%-',
    '-%}',
    '${',
    '${user_id}',
    '{{${a b}}}',
    '{% if a %}',
    '{% endif %}',
    '{% else %}',
  ],
  ...[
    '{% for i in x %}',
    '{% endfor %}',
    '{% raw %}',
    '{% endraw %}',
    '{% comment %}',
    '{% endcomment %}',
    '{% when a or b %}',
  ],
  ...[
    '{% assign a = b | c: d, e: 1.0 %}',
    '{% connected_content https://x.y/{{a}} :save b %}',
    'and',
    'or',
    'contains',
  ],
];

describe('reading', () => {
  test('every byte lies in exactly one text, output or tag, whatever the text', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }), (pieces) => {
        const source = pieces.join('');
        let at = 0;
        for (const leaf of leaves(source)) {
          expect(leaf.start).toBe(at);
          at = leaf.end;
        }
        expect(at).toBe(source.length);
      }),
      { numRuns: 3000 },
    );
  });

  test('a hundred thousand nested blocks and brackets cost no stack', () => {
    const depth = 100_000;
    expect(read('{% if a %}'.repeat(depth)).problems).toHaveLength(depth);
    expect(read('{% if a %}'.repeat(depth) + '{% endif %}'.repeat(depth)).problems).toEqual([]);
    expect(read(`{{ ${'a['.repeat(depth)} }}`).problems).toEqual([]);
    expect(read('{{ '.repeat(depth)).problems).toHaveLength(1);
  });

  test('white space control takes blanks of the text beside it', () => {
    const source = 'a {{- b -}} c {%- if d -%} e {% endif %}';
    const printed: string[] = [];
    for (const node of walk(read(source))) {
      if (node.type === 'text') printed.push(source.slice(node.printed.start, node.printed.end));
    }
    expect(printed).toEqual(['a', 'c', 'e ']);
  });

  test('an attribute keeps its name, blanks and all, and the path behind it', () => {
    const [node] = read('{{ event_properties.${Brands Viewed}[0].name | default: "x" }}').nodes;
    const value = node?.type === 'output' ? node.expression.value : undefined;
    expect(value).toMatchObject({
      type: 'lookup',
      root: { kind: 'name', name: 'event_properties' },
      steps: [
        { kind: 'attribute', name: 'Brands Viewed' },
        { kind: 'index', index: { literal: { kind: 'integer', text: '0' } } },
        { kind: 'name', name: 'name' },
      ],
    });
  });

  test('blanks between the steps of a lookup are none of its names, as in the strict grammar of Ruby', () => {
    const [node] = read('{{ a . b [ 0 ] | upcase }}').nodes;
    const value = node?.type === 'output' ? node.expression.value : undefined;
    expect(value).toMatchObject({ root: { name: 'a' }, steps: [{ name: 'b' }, { kind: 'index' }] });
  });

  test('options of a tag with raw arguments', () => {
    const source = '{% connected_content https://x.y/{{${user_id}}}?a=b :headers { "A": "b" } :save who :retry %}';
    const [node] = read(source).nodes;
    const markup = node?.type === 'tag' ? node.markup : undefined;
    const options =
      markup?.kind === 'raw'
        ? markup.options.map(({ name, value }) => [name, value && source.slice(value.start, value.end)])
        : [];
    expect(options).toEqual([
      ['headers', '{ "A": "b" }'],
      ['save', 'who'],
      ['retry', undefined],
    ]);
  });
});
