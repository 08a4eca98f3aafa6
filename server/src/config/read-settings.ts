import type { Node } from 'jsonc-parser';
import { findNamespace, namespaces } from '../catalog/namespaces.ts';
import type { PersonalData } from '../catalog/types.ts';
import { readPlaceName } from '../proof/prepare/declared.ts';
import type {
  AllowedData,
  DeclaredEvent,
  DeclaredProperty,
  PersonalDataSettings,
  Settings,
} from '../rules/engine/settings.ts';
import { type Choices, declaredTypes, personalDataClasses, timestampForms, triggers } from './choices.ts';
import { type Member, type Reader, suggestion } from './reader.ts';

/** Settings while they are being read. */
export type Draft = { -readonly [Name in keyof Settings]?: Settings[Name] };

/** A reader for each setting, which stores what it reads in the draft. */
export function settingReaders(draft: Draft, reader: Reader): Record<string, (node: Node) => void> {
  return {
    trigger: (node) => {
      const trigger = reader.choice(node, '`trigger`', triggers);
      if (trigger !== undefined) draft.trigger = trigger;
    },
    timestamp: (node) => {
      const timestamp = reader.choice(node, '`timestamp`', timestampForms);
      if (timestamp !== undefined) draft.timestamp = timestamp;
    },
    events: (node) => {
      draft.events = readEvents(node, reader);
    },
    types: (node) => {
      draft.types = readPlaces(node, '`types`', declaredTypes, reader);
    },
    personalData: (node) => {
      draft.personalData = readPersonalData(node, reader);
    },
  };
}

function readEvents(node: Node, reader: Reader): ReadonlyMap<string, DeclaredEvent> {
  const events = new Map<string, DeclaredEvent>();
  for (const { name, value } of reader.members(node, '`events`', '{ "product_viewed": {} }')) {
    const event: { properties?: ReadonlyMap<string, DeclaredProperty> } = {};
    reader.table(value, `\`${name}\``, '{ "properties": {} }', {
      properties: (properties) => {
        event.properties = readProperties(properties, reader);
      },
    });
    events.set(name, event);
  }
  return events;
}

function readProperties(node: Node, reader: Reader): ReadonlyMap<string, DeclaredProperty> {
  const properties = new Map<string, DeclaredProperty>();
  for (const { name, value } of reader.members(node, '`properties`', '{ "id": "text" }')) {
    const property = readProperty(value, name, reader);
    if (property !== undefined) properties.set(name, property);
  }
  return properties;
}

/** `"number"`, or `{ "type": "number", "required": true }`. */
function readProperty(node: Node, name: string, reader: Reader): DeclaredProperty | undefined {
  const subject = `The type of \`${name}\``;
  if (node.type !== 'object') {
    const type = reader.choice(node, subject, declaredTypes);
    return type && { type, required: false };
  }
  const known = reader.problems.length;
  const draft: { type?: DeclaredProperty['type'] | undefined; required?: boolean | undefined } = {};
  reader.table(node, `\`${name}\``, '{ "type": "number" }', {
    type: (value) => {
      draft.type = reader.choice(value, subject, declaredTypes);
    },
    required: (value) => {
      draft.required = reader.boolean(value, '`required`');
    },
  });
  const { type, required = false } = draft;
  if (type === undefined && reader.problems.length === known)
    reader.tell(node, `\`${name}\` needs a \`type\`, such as { "type": "number" }.`);
  return type && { type, required };
}

function readPersonalData(node: Node, reader: Reader): PersonalDataSettings {
  const draft: { classes: ReadonlyMap<string, PersonalData>; allowed: readonly AllowedData[] } = {
    classes: new Map(),
    allowed: [],
  };
  reader.table(node, '`personalData`', '{ "allow": [] }', {
    classes: (value) => {
      draft.classes = readPlaces(value, '`classes`', personalDataClasses, reader);
    },
    allow: (value) => {
      const items = reader.items(value, '`allow`', '[{ "what": "properties.store_phone", "reason": "…" }]');
      draft.allowed = items.flatMap((item) => readAllowed(item, reader));
    },
  });
  return draft;
}

/** An entry needs a reason, so that others can review it. */
function readAllowed(node: Node, reader: Reader): AllowedData[] {
  const known = reader.problems.length;
  const draft: { what?: string | undefined; reason?: string | undefined } = {};
  reader.table(node, 'An entry of `allow`', '{ "what": "properties.store_phone", "reason": "…" }', {
    what: (value) => {
      draft.what = reader.text(value, '`what`');
    },
    reason: (value) => {
      draft.reason = reader.text(value, '`reason`');
    },
  });
  const { what, reason } = draft;
  if (what !== undefined && reason !== undefined) return [{ what, reason }];
  if (reader.problems.length > known) return [];
  const message =
    what === undefined
      ? 'Add `what` to say what is allowed: a payload member such as `properties.store_phone`, or an attribute such as `${city}`.'
      : `Add a \`reason\` that says why ${what} may be sent, for whoever reviews this later.`;
  reader.tell(node, message);
  return [];
}

/** A table whose keys are attributes and properties, named as in a body. */
function readPlaces<Word extends string>(
  node: Node,
  subject: string,
  choices: Choices<Word>,
  reader: Reader,
): ReadonlyMap<string, Word> {
  const [example] = Object.keys(choices);
  const found = new Map<string, Word>();
  for (const member of reader.members(node, subject, `{ "event_properties.\${name}": "${example}" }`)) {
    const { name, value } = member;
    if (!isPlace(member, reader)) continue;
    const word = reader.choice(value, `\`${name}\``, choices);
    if (word !== undefined) found.set(name, word);
  }
  return found;
}

function isPlace({ name, key }: Member, reader: Reader): boolean {
  const place = readPlaceName(name);
  const isWhole = place !== undefined && (place.root.kind === 'attribute' || place.steps.length > 0);
  if (!isWhole) {
    const advice = 'such as `event_properties.${price}`, `custom_attribute.${plan}` or `${city}`';
    reader.tell(
      key,
      `\`${name}\` is not the name of an attribute or property. Write it as in a body but without the braces, ${advice}.`,
    );
    return false;
  }
  const { kind, name: root } = place.root;
  if (kind === 'attribute' || findNamespace(root) !== undefined) return true;
  const known = namespaces.map((namespace) => namespace.name);
  reader.tell(key, `There is no \`${root}\` in Braze.${suggestion(root, known)}`);
  return false;
}
