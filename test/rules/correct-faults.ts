/** What people get wrong in a body that is right, one thing at a time. */
export interface Fault {
  readonly name: string;
  /** Where it can be made: the first match is replaced. */
  readonly from: RegExp;
  readonly to: string;
  /** Where it is told, if not there: what lacks something is told of what it is missing in, or of where the lack does harm. */
  readonly at?: RegExp;
  /** One of these has to be found there. */
  readonly codes: readonly string[];
}

const JSON_ERRORS = ['json-syntax', 'text-outside-json', 'unbalanced-loop'];

export const FAULTS: readonly Fault[] = [
  {
    name: 'a comma is missing',
    from: /,(\s*)(?="(?:type|event|timestamp|properties)":)/,
    to: '$1',
    codes: JSON_ERRORS,
  },
  { name: 'a comma at the end', from: /\n\}$/, to: ',\n}', codes: JSON_ERRORS },
  {
    name: 'no comma between items',
    from: /\{% unless forloop\.last %\},\{% endunless %\}/,
    to: '',
    at: /\{% for .*endfor %\}/g,
    codes: JSON_ERRORS,
  },
  {
    name: 'a comma behind each item',
    from: /\{% unless forloop\.last %\},\{% endunless %\}/,
    to: ',',
    codes: JSON_ERRORS,
  },
  { name: 'a colon is missing', from: /"type":/, to: '"type"', codes: JSON_ERRORS },
  { name: 'the last bracket is missing', from: /\n\}$/, to: '\n', at: /[^\n]*\s*$/g, codes: JSON_ERRORS },
  { name: 'single quotes', from: /"(track|identify)"/, to: "'$1'", codes: JSON_ERRORS },
  { name: 'no quotes', from: /"(track|identify)"/, to: '$1', codes: JSON_ERRORS },
  {
    name: 'no quotes around a text',
    from: /"(\{\{[^{}]*\$\{\w+\} \| json_escape\}\})"/,
    to: '$1',
    codes: [...JSON_ERRORS, 'unescaped-value', 'blank-value'],
  },
  { name: 'not escaped', from: /(event_properties\.\$\{\w+\}) \| json_escape/, to: '$1', codes: ['unescaped-value'] },
  {
    name: 'a number that may be a text',
    from: /(\$\{(?:price|total)\}) \| plus: 0/,
    to: '$1',
    codes: ['unescaped-value', 'blank-value'],
  },
  {
    name: 'JSON within quotes',
    from: /(event_properties\.\$\{\w+\}) \| json_escape/,
    to: '$1 | as_json_string',
    codes: JSON_ERRORS,
  },
  { name: 'money without quotes', from: /(\$\{(?:price|total)\}) \| plus: 0/, to: '$1 | money', codes: JSON_ERRORS },
  { name: 'a comment of JavaScript', from: /\n {2}"/, to: '\n  // the payload\n  "', codes: JSON_ERRORS },
  { name: 'text in front', from: /^/, to: 'Payload: ', codes: JSON_ERRORS },
  { name: 'a comment of HTML', from: /\n {2}"/, to: '\n  <!-- the payload -->\n  "', codes: ['html-comment'] },
  { name: 'a tag that does not exist', from: /\{% if /, to: '{% iff ', codes: ['unknown-tag', 'liquid-syntax'] },
  { name: 'a block without its end', from: /\{% endif %\}/, to: '', at: /\{% if /g, codes: ['liquid-syntax'] },
  { name: 'a filter that does not exist', from: /json_escape/, to: 'json_escap', codes: ['unknown-filter'] },
  { name: 'an attribute that does not exist', from: /\$\{user_id\}/, to: '${user_idd}', codes: ['unknown-attribute'] },
  {
    name: 'an attribute as a plain name',
    from: /\{\{\$\{user_id\} \|/,
    to: '{{user_id |',
    codes: ['undefined-variable', 'attribute-syntax'],
  },
  { name: 'curly quotes', from: /date: (?:'%s'|"%s")/, to: 'date: ‘%s’', codes: ['curly-quotes'] },
  { name: 'one equals sign', from: /== blank/, to: '= blank', codes: ['invalid-condition', 'misplaced-operator'] },
  { name: 'and of other languages', from: / and /, to: ' && ', codes: ['invalid-condition', 'misplaced-operator'] },
  { name: 'an entity', from: /!= blank/, to: '!= &quot;&quot;', codes: ['html-entity'] },
  { name: 'seconds', from: /\}\}000/, to: '}}', codes: ['timestamp-unit'] },
  {
    name: 'a timestamp in quotes',
    from: /("timestamp": )(\{\{[^}]*\}\}(?:000)?)/,
    to: '$1"$2"',
    codes: ['timestamp-type'],
  },
  {
    name: 'no guard',
    from: /\{% abort_message\('nobody is known'\) %\}/,
    to: '',
    at: /"(?:user_id|anonymous_id)": |md5|sha2|\{\{who\}\}/g,
    codes: ['blank-identifier', 'shared-identifier', 'missing-identifier', 'undefined-variable', 'json-syntax'],
  },
  {
    name: 'an address that is not normalized',
    from: / \| downcase \| strip/,
    to: '',
    at: /\| (?:md5|sha2)/g,
    codes: ['unnormalized-hash'],
  },
  {
    name: 'an address as a property',
    from: /"properties": \{/,
    to: '"properties": {"email": "{{${email_address} | json_escape}}", ',
    codes: ['pii-in-payload'],
  },
  {
    name: 'an address',
    from: /"properties": \{/,
    to: '"properties": {"contact": "jane.doe@gmail.com", ',
    codes: ['pii-in-literal'],
  },
  { name: 'a member twice', from: /"event":/, to: '"event": "page", "event":', codes: ['duplicate-key'] },
  { name: 'no event', from: /"event": "\w+"/, to: '"evnt": "quiz"', at: /^\{/gm, codes: ['missing-field'] },
  {
    name: 'no product',
    from: /"id": (?="\{\{(?:event_properties\.\$\{(?:id|sku)\}|item))/,
    to: '"idd": ',
    at: /"properties": \{|\{(?="idd")/g,
    codes: ['missing-field'],
  },
  {
    name: 'a number in quotes',
    from: /"price": (\{\{[^}]*\$\{price\}[^}]*\}\})/,
    to: '"price": "$1"',
    codes: ['wrong-type'],
  },
  { name: 'a zone that does not exist', from: /America\/New_York/, to: 'America/NewYork', codes: ['invalid-timezone'] },
  {
    name: 'three braces',
    from: /"\{\{(event_properties[^}]*\})( \| json_escape)\}\}"/,
    to: '"{{{$1$2}}}"',
    codes: ['triple-braces'],
  },
  {
    name: 'a member of the loop in capitals',
    from: /forloop\.last/,
    to: 'forloop.Last',
    codes: ['unknown-loop-member', 'json-syntax'],
  },
  {
    name: 'a tag in braces of outputs',
    from: /\{% (unless forloop\.last) %\}/,
    to: '{{ $1 }}',
    codes: ['tag-in-output'],
  },
];

/** Where something is, from `start` up to `end`, in UTF-16 units. */
export interface Part {
  readonly start: number;
  readonly end: number;
}

/** The body with the fault, and the places where it may be told; undefined where it cannot be made. */
export function withFault(
  body: string,
  { from, to, at }: Fault,
): { readonly body: string; readonly places: readonly Part[] } | undefined {
  const found = from.exec(body);
  const faulty = body.replace(from, to);
  if (found === null || faulty === body) return undefined;
  const { index } = found;
  const end = index + found[0].length + (faulty.length - body.length);
  if (at === undefined) return { body: faulty, places: [{ start: index, end }] };
  const places = [...faulty.matchAll(at)].map((one) => ({ start: one.index, end: one.index + one[0].length }));
  return { body: faulty, places };
}
