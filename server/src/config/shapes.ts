import type { Node } from 'jsonc-parser';
import type { Choices } from './choices.ts';
import type { Member, Reader } from './reader.ts';

/** A part of the configuration: how the schema describes it, and how it is read. */
export interface Shape<Value> {
  readonly schema: object;
  /** `undefined` where it is wrong, which has been reported then. @param subject what messages call it. */
  read(node: Node, subject: string, reader: Reader): Value | undefined;
}

/** `enumDescriptions` is VS Code's, and ignored by others. */
export function oneOf<Word extends string>(description: string, choices: Choices<Word>, usual?: Word): Shape<Word> {
  return {
    schema: {
      description,
      enum: Object.keys(choices),
      enumDescriptions: Object.values(choices),
      ...(usual !== undefined && { default: usual }),
    },
    read: (node, subject, reader) => reader.choice(node, subject, choices),
  };
}

export function text(description: string): Shape<string> {
  return {
    schema: { description, type: 'string' },
    read: (node, subject, reader) => reader.text(node, subject),
  };
}

export function flag(description: string): Shape<boolean> {
  return {
    schema: { description, type: 'boolean', default: false },
    read: (node, subject, reader) => reader.boolean(node, subject),
  };
}

/** An object with names that the author gives. @param accepts reports those that it does not. */
export function tableOf<Value>(
  description: string,
  example: string,
  item: Shape<Value>,
  accepts: (member: Member, reader: Reader) => boolean = () => true,
): Shape<ReadonlyMap<string, Value>> {
  return {
    schema: { description, type: 'object', additionalProperties: item.schema },
    read(node, subject, reader) {
      const found = new Map<string, Value>();
      for (const member of reader.members(node, subject, example)) {
        const value = accepts(member, reader) ? item.read(member.value, quoted(member.name), reader) : undefined;
        if (value !== undefined) found.set(member.name, value);
      }
      return found;
    },
  };
}

/** @param itemSubject what messages call one item. */
export function listOf<Value>(
  description: string,
  example: string,
  itemSubject: string,
  item: Shape<Value>,
): Shape<readonly Value[]> {
  return {
    schema: { description, type: 'array', items: item.schema },
    read: (node, subject, reader) =>
      reader.items(node, subject, example).flatMap((one) => item.read(one, itemSubject, reader) ?? []),
  };
}

export interface RecordOptions<Values> {
  readonly description?: string;
  /** For messages. */
  readonly example: string;
  /** Members that must be there; what is said where one is not is for those who read further. */
  readonly required?: readonly (keyof Values & string)[];
  /** What messages call a member, where that is not its name. @param own what they call the whole. */
  readonly subjectOf?: (name: keyof Values & string, own: string) => string | undefined;
}

/** An object with a shape for each of its members, as far as they are there and right. */
export function record<Values>(
  { description, example, required, subjectOf = () => undefined }: RecordOptions<Values>,
  members: { readonly [Name in keyof Values]: Shape<Values[Name]> },
): Shape<Partial<Values>> {
  return {
    schema: {
      ...(description !== undefined && { description }),
      type: 'object',
      additionalProperties: false,
      ...(required !== undefined && { required }),
      properties: schemasOf(members),
    },
    read(node, subject, reader) {
      const found: Partial<Values> = {};
      reader.table(
        node,
        subject,
        example,
        readersOf(members, found, reader, (name) => subjectOf(name, subject)),
      );
      return found;
    },
  };
}

export function schemasOf(members: Readonly<Record<string, Shape<unknown>>>): Record<string, object> {
  return Object.fromEntries(Object.entries(members).map(([name, { schema }]) => [name, schema]));
}

/** A reader for each member, which puts what it reads into `found`. */
export function readersOf<Values>(
  members: { readonly [Name in keyof Values]: Shape<Values[Name]> },
  found: Partial<Values>,
  reader: Reader,
  subjectOf: (name: keyof Values & string) => string | undefined = () => undefined,
): Record<string, (node: Node) => void> {
  const readers: Record<string, (node: Node) => void> = {};
  for (const name in members) {
    readers[name] = (node) => {
      const value = members[name].read(node, subjectOf(name) ?? quoted(name), reader);
      if (value !== undefined) found[name] = value;
    };
  }
  return readers;
}

function quoted(name: string): string {
  return `\`${name}\``;
}
