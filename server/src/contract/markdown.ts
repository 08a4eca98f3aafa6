import type { Schema } from './schema.ts';

interface Row {
  readonly field: string;
  readonly type: string;
  readonly when: string;
  readonly source: string;
  readonly example: string;
}

/** A contract for people: a table of its fields. */
export function contractInMarkdown(contract: Schema): string {
  const { title = 'Payload', description, 'x-presumes': presumes = [] } = contract;
  const parts = [`# ${inText(title)}`];
  if (description !== undefined) parts.push(inText(description, true));
  if (presumes.length > 0)
    parts.push('This holds as long as:', presumes.map((words) => `- ${inText(words, true)}`).join('\n'));
  const alternatives = contract.type === undefined ? contract.anyOf : undefined;
  if (alternatives === undefined) parts.push(table(contract));
  else
    for (const [at, one] of alternatives.entries()) {
      parts.push(`## ${inText(one.title ?? `Alternative ${at + 1}`)}`);
      if (one.description !== undefined) parts.push(inText(one.description, true));
      parts.push(table(one));
    }
  return `${parts.join('\n\n')}\n`;
}

/** The fields of a payload as rows of a table, with its alternatives below it. */
export function table(schema: Schema): string {
  const rows = [...rowsOf(schema, '', '')];
  const head = '| Field | Type | When | Source | Example |\n|---|---|---|---|---|';
  const lines = rows.map(
    ({ field, type, when, source, example }) =>
      `| ${[code(field), type, when, source, example].map(inCell).join(' | ')} |`,
  );
  const choices = choicesOf(schema).map((words) => `- ${words}`);
  return [[head, ...lines].join('\n'), ...(choices.length > 0 ? [choices.join('\n')] : [])].join('\n\n');
}

/** @param around when the object is there that the field is in: what is always in an optional object is not always sent. */
function* rowsOf(schema: Schema, path: string, when: string, around = ALWAYS): Generator<Row> {
  const alternatives = schema.type === undefined ? schema.anyOf : undefined;
  if (path !== '') yield rowOf(schema, path, when);
  else if (schema.type !== 'object' && alternatives === undefined) yield rowOf(schema, '(payload)', ALWAYS);
  const inside = path === '' || when === around ? around : `with ${code(path)}`;
  for (const one of alternatives ?? [schema]) {
    for (const [name, member] of Object.entries(one.properties ?? {})) {
      if (typeof member !== 'object') continue;
      const presence = presenceOf(name, member, one, inside);
      yield* rowsOf(member, path === '' ? name : `${path}.${name}`, presence, inside);
    }
    if (typeof one.additionalProperties === 'object')
      yield* rowsOf(one.additionalProperties, `${path}${path && '.'}*`, 'name from the data', inside);
    if (one.items !== undefined && hasParts(one.items)) yield* itemRows(one.items, `${path}[]`);
  }
}

const ALWAYS = 'always';
const IN_EACH = 'in each item';

function* itemRows(items: Schema, path: string): Generator<Row> {
  const [, ...inner] = [...rowsOf(items, path, IN_EACH, IN_EACH)];
  yield* inner;
}

function hasParts({ properties, items, anyOf }: Schema): boolean {
  return properties !== undefined || items !== undefined || anyOf !== undefined;
}

function rowOf(schema: Schema, field: string, when: string): Row {
  const { examples: [example] = [], 'x-time': time, 'x-filled': isText, minLength, minItems = 0 } = schema;
  const isFilled = minLength !== undefined || (isText && schema.pattern === undefined) || minItems > 0;
  return {
    field,
    type: `${typeWords(schema)}${isFilled ? ', never empty' : ''}${time === undefined ? '' : ` (${time})`}`,
    when,
    source: sourceWords(schema),
    example: example === undefined ? '' : code(JSON.stringify(example)),
  };
}

/** "`${email_address}`, then `downcase`, `md5`; email (hashed)" */
function sourceWords(schema: Schema): string {
  const { 'x-source': sources = [], 'x-filters': filters = [], 'x-text': text, 'x-personal-data': kind } = schema;
  const from = sources.map((one) => (one === 'now' ? 'time of sending' : code(one))).join(', ');
  const through = from === '' || filters.length === 0 ? '' : `, then ${filters.map(code).join(', ')}`;
  const around = text === undefined ? '' : `, in ${code(text)}`;
  return `${from}${through}${around}${kind === undefined ? '' : `; ${kind}`}`;
}

function presenceOf(name: string, { description = '' }: Schema, { required = [] }: Schema, around: string): string {
  if (required.includes(name)) return around;
  const [, words] = /(?:^|\s)Sent (.*?)\.(?: Left out|$)/.exec(description) ?? [];
  return words ?? 'in some cases';
}

/** "string", "`track`", "array of objects". */
export function typeWords(schema: Schema): string {
  const { type, const: only, enum: values, items, anyOf, pattern } = schema;
  if (only !== undefined) return code(JSON.stringify(only));
  if (values !== undefined) return values.map((value) => code(JSON.stringify(value))).join(' or ');
  if (type === undefined && anyOf !== undefined) return [...new Set(anyOf.map(typeWords))].join(' or ');
  if (type === 'array') return items === undefined ? 'empty array' : `array of ${plural(typeWords(items))}`;
  const [, digits] = /^\^\[0-9a-f\]\{(\d+)\}\$$/.exec(pattern ?? '') ?? [];
  if (digits !== undefined) return `string of ${digits} hex digits`;
  return type ?? 'any JSON';
}

function plural(words: string): string {
  return /^[a-z]+$/.test(words) ? `${words}s` : words;
}

/** "Exactly one of `user_id` and `anonymous_id` is sent: …" */
function choicesOf({ type, anyOf, allOf = [] }: Schema): string[] {
  const groups =
    type === 'object'
      ? [...(anyOf === undefined ? [] : [anyOf]), ...allOf.flatMap((one) => (one.anyOf ? [one.anyOf] : []))]
      : [];
  return groups.map((group) => {
    const said = group.map(({ required = [], description = '' }) => {
      const words = description.replace(/^(When|For example)/, (word) => word.toLowerCase()).replace(/\.$/, '');
      return `${required.map(code).join(' and ')}${words === '' ? '' : ` ${words}`}`;
    });
    const isOne = group.some(({ properties = {} }) => Object.values(properties).includes(false));
    return `${isOne ? 'Exactly one' : 'At least one'} of these is sent: ${said.join('; ')}.`;
  });
}

function code(text: string): string {
  const [longest = ''] = (text.match(/`+/g) ?? []).toSorted((one, other) => other.length - one.length);
  const fence = `${longest}\``;
  const space = longest === '' ? '' : ' ';
  return `${fence}${space}${text}${space}${fence}`;
}

/** A line break or a bar would end the cell. */
function inCell(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('|', '\\|');
}

/** @param hasCode between backticks all is shown as it is. */
function inText(text: string, hasCode = false): string {
  const parts = hasCode ? text.split(/(`[^`]*`)/) : [text];
  return parts
    .map((part, at) =>
      at % 2 === 0
        ? part.replace(/\s+/g, ' ').replace(/[\\<>*[\]#|]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, '\\$&')
        : part,
    )
    .join('');
}
