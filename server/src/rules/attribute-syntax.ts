import { expressionSpan } from '../template/markup.ts';
import { lastFrom, type Span } from '../template/span.ts';
import type { Output, Tag, Template } from '../template/tree.ts';
import { type Variables, variablesOf } from '../template/variables.ts';
import { expressions } from '../template/walk.ts';
import type { Explained } from './engine/explained.ts';
import { defineRule } from './engine/rule.ts';
import { renameFix } from './fixes/rename.ts';
import {
  type AttributeForm,
  attributesInArguments,
  attributesInText,
  mangledFields,
  mangledMembers,
  quotedAttributes,
  unevenBraces,
  variablesInText,
} from './shared/attribute-forms.ts';
import { isPayload } from './shared/is-payload.ts';
import { escapedInString } from './shared/output-around.ts';
import { quote, slice } from './shared/words.ts';

interface Found extends AttributeForm {
  readonly explains: readonly Explained[];
}

const WORDS: Record<AttributeForm['kind'], (written: string) => string> = {
  mangled: (written) =>
    `${written} needs \`\${…}\` around the name of the attribute: without it, Braze finds no value and prints nothing.`,
  'filters-inside': (written) =>
    `The filters of ${written} are inside \`\${…}\`, so Braze finds no value and prints nothing. Move them after the brace.`,
  braces: (written) => `The braces of ${written} do not match: Liquid skips them, and Braze may not insert the value.`,
  'in-text': (written) => `${written} is not inside \`{{ }}\`, so these characters are sent instead of the value.`,
  'in-catalog': (written) =>
    `${written} is not inside \`{{ }}\`, so the tag gets these characters instead of the value.`,
  'in-quotes': (written) => `${written} is a string, so Liquid uses these characters instead of the value.`,
};

/** The advice where nobody can tell what to write. */
const WITHOUT_TEXT: Partial<Record<AttributeForm['kind'], string>> = {
  'filters-inside': 'This tag takes no filters: assign the value to a variable first.',
};

export default defineRule<Found>({
  code: 'attribute-syntax',
  group: 'liquid',
  severity: 'error',
  title: 'Attribute in the wrong form',
  documentation: {
    what: "Looks for attributes that are not in Braze's form: no `${…}` around the name, another kind of brackets, filters within the braces, an attribute in the text of the payload without `{{ }}`, or as another tool writes it (`*|FNAME|*`, `%%FirstName%%`), an attribute in the quotes of a Liquid string, braces in a tag that do not match, and an item of a catalog without its braces.",
    why: 'Braze replaces `${name}`, `event_properties.${name}` and the like, and only inside outputs and tags. In any other form the name is sent as it is, or there is no value.',
    do: 'Write `{{${user_id}}}`, `{{event_properties.${id}}}`, `{{custom_attribute.${plan}}}`. The arguments of tags such as `catalog_items` need the double braces, too.',
    bad: [
      {
        caption: 'Without `${}`',
        body: '{"id": "{{event_properties.id | json_escape}}"}',
        at: 'event_properties.id',
        fixed: '{"id": "{{event_properties.${id} | json_escape}}"}',
      },
      {
        caption: 'In the text',
        body: '{"bucket": ${random_bucket_number}}',
        at: '${random_bucket_number}',
        fixed: '{"bucket": {{${random_bucket_number}}}}',
      },
      {
        caption: 'As Mailchimp writes it',
        body: '{"greeting": "Hi *|FNAME|*"}',
        at: '*|FNAME|*',
        fixed: '{"greeting": "Hi {{${first_name} | json_escape}}"}',
      },
      {
        caption: 'Braces that are not closed',
        body: '{"english": {% if {{${language} == \'en\' %}true{% else %}false{% endif %}}',
        at: '{{${language}',
        fixed: '{"english": {% if {{${language}}} == \'en\' %}true{% else %}false{% endif %}}',
      },
      {
        caption: 'The item of a catalog',
        body: '{% catalog_items Products event_properties.${id} %}{"item": {{items[0].name | as_json_string}} }',
        at: 'event_properties.${id}',
        fixed: '{% catalog_items Products {{event_properties.${id}}} %}{"item": {{items[0].name | as_json_string}} }',
      },
    ],
    good: [
      {
        caption: "Braze's form",
        body: '{"id": "{{event_properties.${id} | json_escape}}", "city": "{{${city} | json_escape}}"}',
      },
      {
        caption: 'Braces in a condition, or none',
        body: '{"english": {% if {{${language}}} == \'en\' and ${city} != blank %}true{% else %}false{% endif %}}',
      },
    ],
  },
  find: {
    *text({ printed }, { template, proof }) {
      if (!isPayload(proof)) return;
      const { source } = template;
      const { definitions } = variablesOf(template);
      const variables = variablesInText(source, printed, (name) => definitions.has(name));
      for (const form of [...attributesInText(source, printed), ...variables]) yield { ...form, explains: [form] };
    },
    output: inNode,
    tag: inNode,
  },
  say(found, { template: { source } }) {
    const { start, end, kind, meant, explains } = found;
    const advice =
      meant === undefined ? (WITHOUT_TEXT[kind] ?? 'Put the attribute in double braces.') : `Write ${quote(meant)}.`;
    return { start, end, message: `${WORDS[kind](quote(slice(source, found)))} ${advice}`, explains };
  },
  fixes({ start, end, meant }, { template }) {
    return renameFix({ start, end }, meant && escapedInString(meant, { start, end }, template));
  },
});

function* inNode(node: Output | Tag, { template }: { readonly template: Template }): Generator<Found> {
  const { source } = template;
  if (node.type === 'tag' && node.markup.kind === 'raw') {
    for (const form of inArguments(node.name, node.markup, template)) yield { ...form, explains: [form] };
    return;
  }
  const span = expressionSpan(node);
  if (span === undefined || source.startsWith('{{{', node.start)) return;
  const mangled = mangledIn(span, template);
  for (const form of mangled) {
    const meant = form.kind === 'filters-inside' && !takesFilters(node) ? undefined : form.meant;
    yield { ...form, meant, explains: explainedBy(form, node, source) };
  }
  for (const form of quotedAttributes(expressions(node), source)) yield { ...form, explains: [form] };
  if (node.type === 'output') return;
  for (const form of unevenBraces(source, span)) {
    const other = lastFrom(mangled, form.end);
    if (other === undefined || other.end < form.start) yield { ...form, explains: [form] };
  }
}

function takesFilters(node: Output | Tag): boolean {
  return node.type === 'output' || node.markup.kind === 'assign' || node.markup.kind === 'expression';
}

function mangledIn(span: Span, template: Template): readonly AttributeForm[] {
  const { source } = template;
  const forms = [...mangledMembers(source, span), ...mangledFields(source, span)];
  if (forms.length === 0) return forms;
  const variables = variablesOf(template);
  return forms
    .filter((form) => isNotVariable(form, source, variables))
    .toSorted((one, other) => one.start - other.start);
}

/** Of a URL a field without braces may be a part, as in `?language=${language}`, but nothing in a namespace. */
function inArguments(
  name: string,
  markup: Extract<Tag['markup'], { readonly kind: 'raw' }>,
  template: Template,
): readonly AttributeForm[] {
  const mangled = markup.parts.flatMap((part) => (part.kind === 'output' ? mangledIn(part, template) : []));
  const bare = attributesInArguments(template.source, markup);
  const isCatalog = name.startsWith('catalog_');
  const inUrl = bare.filter(({ start }) => /[a-z_]/.test(template.source.charAt(start)));
  return [...mangled, ...(isCatalog ? bare : name === 'connected_content' ? inUrl : [])];
}

/** What the body itself has given a name may have members. A Content Block may give plain names, but hardly those of Braze. */
function isNotVariable(form: AttributeForm, source: string, { definitions, isOpen }: Variables): boolean {
  const [namespace = '', name = ''] = (form.meant ?? '').split(/\.?\$\{|\}/);
  const isInBrackets = /[[{(]/.test(slice(source, form));
  if (isInBrackets && definitions.has(name)) return false;
  return namespace === '' || (!definitions.has(namespace) && !(isOpen && !namespace.includes('_')));
}

/**
 * Up to where the author's output ends: its own braces may have ended it before. One of them is then text, which may close the payload, so that its
 * last bracket is one too many. Of a tag, the attribute alone.
 */
function explainedBy({ start, end }: Span, node: Output | Tag, source: string): Explained[] {
  if (node.type === 'tag') return [{ start, end }];
  const close = /^[^\n{]*?\}\}/.exec(source.slice(end, end + FURTHEST))?.[0].length ?? 0;
  const written = { start: node.start, end: Math.max(node.end, end + close) };
  if (written.end === node.end) return [written];
  const last = source.trimEnd().length;
  return [written, { start: last - 1, end: source.length }];
}

const FURTHEST = 200;
