import type { Field } from '../../catalog/movable-ink/types.ts';
import type { Trigger } from '../../catalog/types.ts';
import type { JsonPlace } from '../cursor/json-place.ts';
import type { CompletionRequest } from './request.ts';

/** Where a body reads a value from. */
export interface FieldSource {
  /** In an output: `event_properties.${price}`, `product.price`. */
  readonly text: string;
  /** In a tag, where attributes have braces: `{{event_properties.${price}}}`. */
  readonly inTag: string;
}

/** Where the value of a member most likely comes from: the property of the same name, in a loop the item's. */
export function sourceOf(
  request: CompletionRequest,
  place: JsonPlace,
  path: readonly string[],
  field: Pick<Field, 'name' | 'otherNames'>,
): FieldSource | undefined {
  const [root, ...steps] = path;
  if (root !== 'properties') return undefined;
  const namespace = namespaceFor(request.settings.trigger);
  const list = steps.lastIndexOf('[]');
  const names = [...steps, field.name];
  if (list >= 0) {
    const variable = loopVariable(place);
    if (variable === undefined) return attributeSource(namespace, names, request, field);
    return plainSource([variable, ...names.slice(list + 1)].join('.'));
  }
  return attributeSource(namespace, names, request, field);
}

export function plainSource(text: string): FieldSource {
  return { text, inTag: text };
}

export function attribute(text: string): FieldSource {
  return { text, inTag: `{{${text}}}` };
}

export function namespaceFor(trigger: Trigger | undefined): string {
  if (trigger === 'api-triggered') return 'api_trigger_properties';
  return trigger === 'canvas-first-step' ? 'context' : 'event_properties';
}

function attributeSource(
  namespace: string,
  names: readonly string[],
  request: CompletionRequest,
  { otherNames = [] }: Pick<Field, 'otherNames'>,
): FieldSource {
  const [first = '', ...rest] = names;
  const known = request.data.namespaces.get(namespace)?.members;
  const others = otherNames.flatMap((path) =>
    /^(?:properties\.)?[\w]+$/.test(path) ? [path.replace('properties.', '')] : [],
  );
  const own = rest.length > 0 || known?.has(first) ? first : (others.find((name) => known?.has(name)) ?? first);
  const steps = rest.map((name) => (name === '[]' ? '[0]' : `.${name}`)).join('');
  return attribute(`${namespace}.\${${own}}${steps}`);
}

function loopVariable({ loops }: JsonPlace): string | undefined {
  const markup = loops.at(-1)?.branches[0]?.tag.markup;
  return markup?.kind === 'loop' ? markup.loop.variable?.name : undefined;
}
