import { attributes } from '../catalog/attributes.ts';
import { documentationAddress } from '../catalog/documentation.ts';
import { filters } from '../catalog/filters/index.ts';
import { literals } from '../catalog/literals.ts';
import { namespaces } from '../catalog/namespaces.ts';
import { operators } from '../catalog/operators.ts';
import { variables } from '../catalog/predefined-variables.ts';
import { tags } from '../catalog/tags.ts';
import type { AttributeEntry, FilterEntry, NamespaceEntry, Support, TagEntry } from '../catalog/types.ts';
import { blocks, code, list, table } from './markdown.ts';

const INTRODUCTION = `# Braze's Liquid

What a body can use: the tags, filters, attributes and keywords of Braze's Liquid, as the rules, the proof and the preview know
them. Names link to Braze's documentation if a page describes them.

*Undocumented* means that Liquid has it and Braze's pages do not mention it: send a test before you rely on it. *Not supported* means that
Braze's pages rule it out.`;

/** `docs/braze-liquid.md`, written from the catalog. */
export function brazeLiquidPage(): string {
  const page = blocks(
    INTRODUCTION,
    tagSection(),
    filterSection(),
    attributeSection(),
    namespaceSection(),
    variableSection(),
    operatorSection(),
  );
  return `${page}\n`;
}

interface Named {
  readonly name: string;
  readonly description: string;
  readonly support: Support;
  readonly page?: string;
  readonly instead?: string;
}

function linked(entry: Named, text: string = entry.name): string {
  return entry.page === undefined ? code(text) : `[${code(text)}](${documentationAddress(entry.page)})`;
}

function described(entry: Named): string {
  const instead = entry.instead === undefined ? '' : ` Use ${code(entry.instead)} instead.`;
  return `${remark(entry.support)}${entry.description}${instead}`;
}

function remark(support: Support): string {
  if (support === 'documented') return '';
  return support === 'undocumented' ? '*Undocumented.* ' : '*Not supported.* ';
}

function tagSection(): string {
  const rows = tags.map((tag) => [linked(tag), described(tag), code(tag.example)]);
  const details = tags.filter((tag) => hasDetails(tag)).map(tagDetails);
  return blocks('## Tags', table(['Tag', 'What it does', 'Example'], rows), ...details);
}

function hasDetails({ limits, options, parameters }: TagEntry): boolean {
  return limits !== undefined || options !== undefined || parameters !== undefined;
}

function tagDetails(tag: TagEntry): string {
  const options = (tag.options ?? []).map((option) => [
    code(`:${option.name}`),
    option.value ?? '',
    `${option.required === true ? 'Required. ' : ''}${option.description}`,
    option.default ?? '',
  ]);
  const parameters = (tag.parameters ?? []).map((parameter) => [
    code(parameter.value === undefined ? parameter.name : `${parameter.name}:`),
    parameter.value ?? '',
    `${remark(parameter.support)}${parameter.description}`,
    '',
  ]);
  const rows = [...options, ...parameters];
  const optionTable = rows.length === 0 ? '' : table(['Option', 'Value', 'What it does', 'Default'], rows);
  return blocks(`### ${tag.name}`, list(tag.limits ?? []), optionTable);
}

const GROUPS: readonly (readonly [FilterEntry['group'], string])[] = [
  ['json', 'JSON'],
  ['string', 'Strings'],
  ['math', 'Numbers'],
  ['date', 'Times'],
  ['array', 'Arrays'],
  ['hash', 'Hashes and signatures'],
  ['url', 'URLs'],
  ['encoding', 'Base64'],
  ['other', 'Other'],
];

function filterSection(): string {
  const groups = GROUPS.map(([group, title]) => {
    const rows = filters.filter((filter) => filter.group === group).map(filterRow);
    return blocks(`### ${title}`, table(['Filter', 'From', 'To', 'What it does', 'Example', 'Prints'], rows));
  });
  const notes =
    'Arguments in square brackets are optional. Filters work in outputs, `assign` and `echo`, but not in conditions, loops or brackets.';
  return blocks('## Filters', notes, ...groups);
}

function filterRow(filter: FilterEntry): string[] {
  const written = filter.arguments.map(({ name, required }) => (required ? name : `[${name}]`)).join(', ');
  const call = written === '' ? filter.name : `${filter.name}: ${written}`;
  const result = filter.result === undefined ? '' : code(filter.result);
  return [linked(filter, call), filter.input, filter.output, described(filter), code(filter.example), result];
}

const ATTRIBUTE_HEADINGS = ['Name', 'Type', 'Can be missing', 'Personal data', 'What it is', 'Example'];

function attributeSection(): string {
  const notes = 'Fields of the user, written `{{${name}}}`. A missing value prints nothing.';
  const rows = attributes.map((attribute) => attributeRow(attribute, `\${${attribute.name}}`));
  return blocks('## Attributes', notes, table(ATTRIBUTE_HEADINGS, rows));
}

function attributeRow(attribute: AttributeEntry, written: string): string[] {
  const { type, nullable, personalData, example, onlyIn } = attribute;
  const channel = onlyIn === undefined ? '' : ` Only set in ${onlyIn} messages.`;
  return [
    linked(attribute, written),
    type,
    nullable ? 'yes' : 'no',
    personalData === 'none' ? '' : personalData,
    `${described(attribute)}${channel}`,
    example === '' ? '' : code(example),
  ];
}

function namespaceSection(): string {
  return blocks('## Namespaces', 'Written `{{namespace.${name}}}`.', ...namespaces.map(namespaceDetails));
}

function namespaceDetails(namespace: NamespaceEntry): string {
  const { name, where, members, limits = [], openEnded, types } = namespace;
  const kinds = types === undefined ? '' : `, with values of these types: ${types.join(', ')}`;
  const open = openEnded ? `Any name may follow${kinds}.` : 'Only these names may follow.';
  const rows = members.map((member) => attributeRow(member, `${name}.\${${member.name}}`));
  return blocks(
    `### ${name}`,
    `${linked(namespace, namespace.example)}: ${described(namespace)} ${where} ${open}`,
    list(limits),
    rows.length === 0 ? '' : table(ATTRIBUTE_HEADINGS, rows),
  );
}

function variableSection(): string {
  const rows = variables.map((variable) => [
    linked(variable),
    variable.type,
    (variable.setBy ?? []).map(code).join(', '),
    described(variable),
    (variable.members ?? []).map(code).join(', '),
  ]);
  const headings = ['Variable', 'Type', 'Set by', 'What it is', 'Members'];
  return blocks('## Predefined variables', table(headings, rows));
}

function operatorSection(): string {
  const rows = [...operators, ...literals].map((entry) => [linked(entry), described(entry), code(entry.example)]);
  return blocks('## Operators and keywords', table(['Written', 'What it means', 'Example'], rows));
}
