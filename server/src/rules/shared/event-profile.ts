import type { Field, JsonType } from '../../catalog/movable-ink/types.ts';
import type { DeclaredType } from '../../catalog/types.ts';
import type { PropertiesOf } from '../../events/events.ts';
import type { DeclaredProperty, Settings } from '../engine/settings.ts';

/** From the configuration if it declares events, otherwise from the default profile. */
export function propertiesOf({ events }: Settings): PropertiesOf {
  if (events === undefined) return ({ entry }) => entry?.properties;
  return ({ name }) => {
    const properties = name === undefined ? undefined : events.get(name)?.properties;
    return properties && [...properties].map(([name, property]) => fieldOf(name, property));
  };
}

const TYPES: Readonly<Record<DeclaredType, { readonly type: JsonType; readonly example: unknown }>> = {
  text: { type: 'string', example: 'text' },
  id: { type: 'string', example: '56544' },
  number: { type: 'number', example: 1.99 },
  date: { type: 'string', example: '2023-12-06T18:20:45Z' },
  boolean: { type: 'boolean', example: true },
  list: { type: 'array', example: [] },
  object: { type: 'object', example: {} },
};

function fieldOf(name: string, { type, required }: DeclaredProperty): Field {
  return { ...TYPES[type], name, required, description: 'Declared in the configuration.', sources: [] };
}
