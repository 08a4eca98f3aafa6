import type { Field, JsonType } from '../../catalog/movable-ink/types.ts';
import type { DeclaredType } from '../../catalog/types.ts';
import type { PropertiesOf } from '../../events/events.ts';
import type { DeclaredProperty, Settings } from '../engine/settings.ts';

/** From the configuration if it declares events, otherwise from the default profile. */
export function propertiesOf({ events }: Settings): PropertiesOf {
  if (events === undefined) return ({ entry }) => entry?.properties;
  return ({ name }) => {
    const properties = name === undefined ? undefined : events.get(name)?.properties;
    return properties && fieldsOf(properties, () => true);
  };
}

/** The same without what allows others beside it. */
export function closedPropertiesOf(settings: Settings): PropertiesOf {
  const { events } = settings;
  if (events === undefined) return propertiesOf(settings);
  return ({ name }) => {
    const { properties, isOpen } = (name === undefined ? undefined : events.get(name)) ?? {};
    return properties === undefined || isOpen ? undefined : fieldsOf(properties, (one) => one.isOpen !== true);
  };
}

/** @param shows whether the members of an object are among them. */
function fieldsOf(
  properties: ReadonlyMap<string, DeclaredProperty>,
  shows: (property: DeclaredProperty) => boolean,
): Field[] {
  return [...properties].map(([name, property]) => fieldOf(name, property, shows));
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

function fieldOf(name: string, property: DeclaredProperty, shows: (property: DeclaredProperty) => boolean): Field {
  const { type, required, members } = property;
  return {
    ...(type === undefined ? { ...TYPES.object, isUntyped: true as const } : TYPES[type]),
    name,
    required,
    description: 'Declared in the configuration.',
    sources: [],
    ...(members !== undefined && shows(property) && { members: fieldsOf(members, shows) }),
  };
}
