import { findAttribute } from '../../catalog/attributes.ts';
import { findNamespace } from '../../catalog/namespaces.ts';
import { personalData, personalDataNamed } from '../../catalog/personal-data.ts';
import { findVariable } from '../../catalog/predefined-variables.ts';
import type { AttributeEntry, NamespaceEntry } from '../../catalog/types.ts';
import { variablesOf } from '../../template/variables.ts';
import { valueInfo } from '../knowledge/value-info.ts';
import { inCode, inWords } from '../markdown.ts';
import { linkTo, paragraphs } from './entry-words.ts';
import type { HoverRequest } from './hover.ts';
import type { NamedStep } from './lookup-at.ts';
import { NEVER_BLANK } from './output-values.ts';

/** What is known of a name in a value. */
export function stepWords(found: NamedStep, request: HoverRequest): string | undefined {
  const { step, index, lookup } = found;
  if (step.kind === 'index') return undefined;
  const root = lookup.root.kind === 'index' ? '' : lookup.root.name;
  if (index === 0 && step.kind === 'attribute') return attributeWords(step.name);
  if (index === 0) return rootWords(root, request);
  const namespace = lookup.root.kind === 'name' ? findNamespace(root) : undefined;
  const listed = index === 1 ? namespace?.members.find(({ name }) => name === step.name) : undefined;
  if (listed !== undefined) return entryWords(listed, `${root}.\${${step.name}}`, namespace);
  return knownWords(found, request, namespace);
}

function attributeWords(name: string): string | undefined {
  const entry = findAttribute(name);
  return entry === undefined ? undefined : entryWords(entry, `\${${name}}`, undefined);
}

function entryWords(entry: AttributeEntry, written: string, namespace: NamespaceEntry | undefined): string {
  const {
    type,
    description,
    nullable,
    personalData: kind,
    example,
    profileField,
    instead,
    page,
    onlyIn,
    limits = [],
  } = entry;
  const { words, sensitivity } = personalData[kind];
  return paragraphs(
    `**${inWords(written)}** (${type}, ${nullable ? 'may be blank' : NEVER_BLANK})`,
    description,
    profileField === undefined
      ? undefined
      : `Comes from the user's profile: ${inCode(profileField)} in Braze's user export.`,
    namespace?.where,
    onlyIn === undefined ? undefined : `Only ${onlyIn} have it: in a webhook it prints nothing.`,
    sensitivity === 'none' ? undefined : `Personal data: ${words}.`,
    instead === undefined ? undefined : `Use ${inCode(instead)} instead.`,
    limits.join(' '),
    example === '' ? undefined : `Example: ${inCode(example)}`,
    linkTo(page),
  );
}

/** Of a name that begins a value, or that a tag sets. */
export function rootWords(name: string, request: HoverRequest): string | undefined {
  const namespace = findNamespace(name);
  if (namespace !== undefined) {
    const { description, where, limits = [], page } = namespace;
    return paragraphs(`**${name}** (attributes)`, description, where, limits.join(' '), linkTo(page));
  }
  const own = variableWords(name, request);
  if (own !== undefined) return own;
  const given = findVariable(name);
  return (
    given &&
    paragraphs(
      `**${name}** (${given.type})`,
      given.description,
      `Example: ${inCode(given.example)}`,
      linkTo(given.page),
    )
  );
}

/** More would not be read. */
const MOST_PLACES = 5;

/** Where a variable is set, and what it can be. */
function variableWords(name: string, { template, data, shown }: HoverRequest): string | undefined {
  const definitions = variablesOf(template).definitions.get(name);
  if (definitions === undefined) return undefined;
  const types = new Set(definitions.map(({ end }) => valueInfo(name, template, data, end + 1).type));
  const places = definitions.slice(0, MOST_PLACES).map(({ tag, block, start }) => {
    const line = template.source.slice(0, start).split('\n').length;
    return `- line ${line}: ${inCode(shown(block ?? tag).slice(0, 200))}`;
  });
  const more = definitions.length > MOST_PLACES ? `\n- and ${definitions.length - MOST_PLACES} more` : '';
  const type = [...types].map((one) => (one === 'any' ? 'any value' : one)).join(' or ');
  return paragraphs(`**${inWords(name)}** (variable, ${type})`, `Set in:\n${places.join('\n')}${more}`);
}

/** A property, or a member of one, as the workspace knows it. */
function knownWords({ lookup, end }: NamedStep, request: HoverRequest, namespace: NamespaceEntry | undefined): string {
  const { template, data, offset } = request;
  const written = template.source.slice(lookup.start, end);
  const { type, known } = valueInfo(written, template, data, offset);
  const name = /(?<![\w-])([\w-]*\w)\W*$/.exec(written)?.[1] ?? '';
  const kind = personalDataNamed(name);
  const isPersonal = kind !== undefined && personalData[kind].sensitivity !== 'none';
  return paragraphs(
    `**${inWords(written)}** (${type === 'any' ? 'any type' : type}, may be blank)`,
    namespace?.description,
    namespace?.where,
    isPersonal ? `By its name, personal data: ${personalData[kind].words}.` : undefined,
    known?.source === undefined || known.type === undefined
      ? 'No sample user has it.'
      : `Known from ${inWords(known.source)}.`,
    known?.example === undefined ? undefined : `Example: ${inCode(known.example)}`,
    linkTo(namespace?.page),
  );
}
