import { expect, test } from 'vitest';
import { selectionsAt } from '../../../server/src/service/structure/selection.ts';
import { read } from '../../../server/src/template/read.ts';
import type { Span } from '../../../server/src/template/span.ts';

type Nested = Span & { readonly parent?: Nested };

/** As they are sent: each in the one around it. */
function nested(spans: readonly Span[]): Nested | undefined {
  return spans.reduceRight<Nested | undefined>((parent, span) => ({ ...span, ...(parent && { parent }) }), undefined);
}

const n = 9000;

/** What lies in thousands of things once made a message that nobody could write. */
test.each([
  ['a path of many names', `{"a": "{{ \${a}${'.k'.repeat(n)}│ }}"}`],
  ['a path of many items', `{"a": "{{ \${a}${'[0].k'.repeat(n)}│ }}"}`],
  ['an index in an index', `{"a": "{{ x${'[x'.repeat(n)}│${']'.repeat(n)} }}"}`],
  ['many filters', `{"a": "{{ \${a}${' | strip'.repeat(n)}│ }}"}`],
  ['arrays in arrays', `${'['.repeat(n)}│${']'.repeat(n)}`],
])('the selection grows from within %s to the whole body', (_, marked) => {
  const offset = marked.indexOf('│');
  const body = marked.replace('│', '');
  const selections = selectionsAt(read(body), offset);
  expect(JSON.stringify(nested(selections)).length).toBeGreaterThan(0);
  expect(selections.length).toBeGreaterThan(1);
  expect(selections.at(-1)).toEqual({ start: 0, end: body.length });
});
