import type { Output } from '../template/tree.ts';
import { defineRule } from './engine/rule.ts';

export default defineRule<Output>({
  code: 'triple-braces',
  group: 'liquid',
  severity: 'error',
  title: 'Three braces',
  documentation: {
    what: 'Looks for outputs that begin with three braces, `{{{`. Three or more at the end are fine, where they close `${…}` or an object.',
    why: 'The first two braces begin the output and the third one is lost in it. Of `{{{name}}}` a `}` is left over, and an object that was to begin there has no `{`. Braze says that such bodies fail.',
    do: 'Write two braces. Where an object of the payload begins right before an output, put a blank between: `{ {{name}}`.',
    bad: [
      {
        caption: 'Three braces around a property',
        body: '{"title": "{{{event_properties.${title} | json_escape}}}"}',
        at: '{{{',
        fixed: '{"title": "{{event_properties.${title} | json_escape}}"}',
      },
    ],
    good: [
      { caption: 'Braces that close', body: '{"id": {{${random_bucket_number}}}}' },
      { caption: 'A blank between', body: `{% capture members %}"a": 1{% endcapture %}{ {{members}} }` },
      { caption: 'A dollar sign', body: `{% assign price = 3 %}{"price": "\${{price}}"}` },
    ],
  },
  find: {
    *output(output, { template: { source } }) {
      if (source.startsWith('{{{', output.start)) yield output;
    },
  },
  say({ start }) {
    const message =
      'An output begins with two braces. Liquid loses the third one in it, so a brace of the payload is missing here or left over behind it, and Braze says that such bodies fail. Write two braces, or put a blank behind the first where an object begins.';
    return { start, end: start + 3, message };
  },
  fixes({ start, end, closed }, { template: { source } }) {
    const isDoubled = closed && source.charAt(end) === '}';
    const drop = { start, end: start + 1, newText: '' };
    const blank = { start: start + 1, end: start + 1, newText: ' ' };
    const drops = isDoubled ? [drop, { start: end, end: end + 1, newText: '' }] : [drop];
    const blanks = isDoubled ? [blank, { start: end, end, newText: ' ' }] : [blank];
    return [
      { title: 'Write two braces', kind: 'suggestion', edits: drops },
      { title: 'Put a blank between the brace and the output', kind: 'suggestion', edits: blanks },
    ];
  },
});
