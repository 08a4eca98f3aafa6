import type { Output } from '../template/tree.ts';
import { defineRule } from './engine/rule.ts';

const LEFT_OVER = 'An output ends with two braces, so this third one is sent with the value. Remove it.';
const LEFT_OVERS = 'An output ends with two braces, so the others are sent with the value. Remove them.';

/** `"{{id}}}"`: the braces in the string that the output is in, which no other brace has opened. */
function leftOver({ start, end, closed }: Output, source: string): string | undefined {
  const braces = closed ? /^\}{1,2}(?=[^\s{},\];)'`])/.exec(source.slice(end, end + 3))?.[0] : undefined;
  if (braces === undefined) return undefined;
  const near = source.slice(Math.max(0, start - FURTHEST), start);
  const before = near.slice(near.lastIndexOf('\n') + 1).replaceAll(/\{\{(?:(?!\{\{).)*?\}\}|\{%(?:(?!\{%).)*?%\}/g, '');
  return before.slice(before.lastIndexOf('"') + 1).includes('{') ? undefined : braces;
}

/** So far back a string is looked for. */
const FURTHEST = 300;

export default defineRule<Output>({
  code: 'triple-braces',
  group: 'liquid',
  severity: 'error',
  title: 'Triple braces',
  documentation: {
    what: 'Reports outputs that begin with three braces, `{{{`, and a third brace at the end of an output in a string. Three or more at the end are fine where they close `${…}` or an object.',
    why: 'The first two braces begin the output, and Liquid drops the third. `{{{name}}}` leaves a `}` behind, and an object that should begin there has no `{`. Braze says that such bodies fail.',
    do: 'Write two braces. Where an object begins right before an output, put a space between them: `{ {{name}}`.',
    bad: [
      {
        caption: 'Three braces around a property',
        body: '{"title": "{{{event_properties.${title} | json_escape}}}"}',
        at: '{{{',
        fixed: '{"title": "{{event_properties.${title} | json_escape}}"}',
      },
    ],
    good: [
      { caption: 'Closing braces', body: '{"id": {{${random_bucket_number}}}}' },
      { caption: 'A space between', body: `{% capture members %}"a": 1{% endcapture %}{ {{members}} }` },
      { caption: 'A dollar sign', body: `{% assign price = 3 %}{"price": "\${{price}}"}` },
    ],
  },
  find: {
    *output(output, { template: { source } }) {
      if (source.startsWith('{{{', output.start) || leftOver(output, source) !== undefined) yield output;
    },
  },
  say(output, { template: { source } }) {
    const { start, end } = output;
    if (!source.startsWith('{{{', start)) {
      const rest = { start: end, end: end + (leftOver(output, source)?.length ?? 1) };
      const message = rest.end === end + 1 ? LEFT_OVER : LEFT_OVERS;
      return { ...rest, message, severity: 'warning', explains: [rest] };
    }
    const message =
      'An output begins with two braces, and Liquid drops the third: a brace of the payload is missing here or left over after it, and Braze says such bodies fail. Write two braces, or put a space after the first if an object begins here.';
    return { start, end: start + 3, message };
  },
  fixes(output, { template: { source } }) {
    const { start, end, closed } = output;
    if (!source.startsWith('{{{', start)) {
      const rest = leftOver(output, source) ?? '';
      const edit = { start: end, end: end + rest.length, newText: '' };
      return [{ title: `Remove \`${rest}\``, kind: 'suggestion', edits: [edit] }];
    }
    const isDoubled = closed && source.charAt(end) === '}';
    const drop = { start, end: start + 1, newText: '' };
    const space = { start: start + 1, end: start + 1, newText: ' ' };
    const drops = isDoubled ? [drop, { start: end, end: end + 1, newText: '' }] : [drop];
    const spaces = isDoubled ? [space, { start: end, end, newText: ' ' }] : [space];
    return [
      { title: 'Change to two braces', kind: 'suggestion', edits: drops },
      { title: 'Insert a space after the first brace', kind: 'suggestion', edits: spaces },
    ];
  },
});
