import type { ErrorObject } from 'ajv';
import type { Node } from 'jsonc-parser';
import schema from '../../schemas/sample-user.schema.json' with { type: 'json' };
import { attributes } from '../catalog/attributes.ts';
import { didYouMean } from '../catalog/did-you-mean.ts';
import { type Member, membersOf } from '../semantics/json.ts';
import { once } from '../template/once.ts';
import type { Span } from '../template/span.ts';

/** A problem in a sample-user file. With an `error` the file cannot be used; a `warning` is about something that nothing reads. */
export interface SampleProblem extends Span {
  readonly severity: 'error' | 'warning';
  readonly message: string;
}

export function spanOf(node: Node): Span {
  return { start: node.offset, end: node.offset + node.length };
}

/** Turns an error of the schema validator into words, at its place in the file. */
export function explainSchemaError(error: ErrorObject, root: Node): SampleProblem {
  const path = error.instancePath.split('/').slice(1).map(unescapePointer);
  const node = follow(root, path);
  if (error.keyword === 'additionalProperties') return explainUnknown(error, node, path);
  return { ...spanOf(node), severity: 'error', message: `${inWords(path)} ${explainKeyword(error, node)}` };
}

function unescapePointer(part: string): string {
  return part.replaceAll('~1', '/').replaceAll('~0', '~');
}

function follow(root: Node, path: readonly string[]): Node {
  let node = root;
  for (const part of path) node = childAt(node, part) ?? node;
  return node;
}

function childAt(node: Node, part: string): Node | undefined {
  if (node.type === 'array') return node.children?.[Number(part)];
  return memberOf(node, part)?.value;
}

/** Members by key, cached, because an invalid file may have an error for each of many members. */
/** The last one of its name, which is the one that counts. */
function memberOf(node: Node, key: string): Member | undefined {
  return membersByKey(node).get(key);
}

const membersByKey = once((node: Node) => new Map(membersOf(node).map((member) => [member.key, member])));

function explainKeyword({ keyword, params }: ErrorObject, node: Node): string {
  switch (keyword) {
    case 'type':
      return `must be ${typesInWords(params.type)}, but is ${nodeInWords(node)}.`;
    case 'required':
      return `must have \`${params.missingProperty}\`.`;
    case 'pattern':
      return 'must be an ISO 8601 time with a time zone, such as "2023-12-06T18:20:45Z".';
    case 'minItems':
    case 'maxItems':
      return 'must have exactly one entry: a sample user is one user with one event.';
    default:
      return 'does not match the sample user format.';
  }
}

function inWords(path: readonly string[]): string {
  return path.length === 0 ? 'A sample user' : `\`${path.join('.')}\``;
}

function explainUnknown(error: ErrorObject, node: Node, path: readonly string[]): SampleProblem {
  const name = String(error.params.additionalProperty);
  const suggestion = didYouMean(name, knownNames(path));
  const hint = suggestion === undefined ? '' : ` Did you mean \`${suggestion}\`?`;
  const span = spanOf(memberOf(node, name)?.keyNode ?? node);
  return {
    ...span,
    severity: 'warning',
    message: `${inWords(path)} has no field \`${name}\`, so nothing reads it.${hint}`,
  };
}

/** The names that may stand at a path of the file. */
function knownNames([section]: readonly string[]): readonly string[] {
  const { event, catalog, response } = schema.definitions;
  if (section === 'event') return Object.keys(event.properties);
  if (section === 'catalogs') return Object.keys(catalog.properties);
  return Object.keys(section === 'connected_content' ? response.properties : schema.properties);
}

/** `user` may hold anything that Braze exports; but a field under the name of its attribute would never be read. */
export function explainMisnamedFields(user: Node): SampleProblem[] {
  return membersOf(user).flatMap(({ key, keyNode }) => {
    const field = attributes.find(({ name }) => name === key)?.profileField;
    if (field === undefined || field === key) return [];
    const message = `\`user\` has no field \`${key}\`. Braze's user export calls it \`${field}\`, which \${${key}} reads.`;
    return [{ ...spanOf(keyNode), severity: 'warning' as const, message }];
  });
}

const typeWords: Readonly<Record<string, string>> = {
  object: 'an object',
  array: 'an array',
  string: 'a string',
  integer: 'a whole number',
  null: 'null',
};

function typesInWords(types: unknown): string {
  const names: readonly unknown[] = Array.isArray(types) ? types : [types];
  return names.map((name) => typeWords[String(name)] ?? String(name)).join(' or ');
}

function nodeInWords(node: Node): string {
  if (node.type === 'number') return 'a number';
  if (node.type === 'boolean') return `${node.value}`;
  return typeWords[node.type] ?? node.type;
}
