import { attribute, type FieldSource, plainSource } from '../completion/field-source.ts';

/** A value that a body can read: from a namespace, or of a loop. */
export interface Place {
  /** As it is written. */
  readonly source: FieldSource;
  /** `${…}` comes next. */
  readonly isNamespace: boolean;
}

export function namespacePlace(name: string): Place {
  return { source: { text: name, inTag: name }, isNamespace: true };
}

export function variablePlace(name: string): Place {
  return { source: plainSource(name), isNamespace: false };
}

/** A member of it; `undefined` if Liquid has no way to write the name. */
export function memberOf({ source, isNamespace }: Place, name: string): Place | undefined {
  if (isNamespace) {
    return isAttributeName(name) ? { source: attribute(`${source.text}.\${${name}}`), isNamespace: false } : undefined;
  }
  const step = stepTo(name);
  return step === undefined ? undefined : { source: appended(source, step), isNamespace: false };
}

/** Its first item. */
export function firstOf({ source }: Place): Place {
  return { source: appended(source, '[0]'), isNamespace: false };
}

function appended({ text, inTag }: FieldSource, step: string): FieldSource {
  return text === inTag ? plainSource(text + step) : attribute(text + step);
}

/** What Liquid looks up in any value, whether it has such a member or not: `item.size` of an object without one is how many members it has. */
const COMMANDS: ReadonlySet<string> = new Set(['size', 'first', 'last']);

function stepTo(name: string): string | undefined {
  if (/^[A-Za-z_]\w*$/.test(name) && !COMMANDS.has(name)) return `.${name}`;
  // A name in brackets ends at the first bracket, and the whole output at the first brace, also within quotes.
  if (name === '' || /[[\]{}%\p{Cc}]/u.test(name)) return undefined;
  return name.includes("'") ? (name.includes('"') ? undefined : `["${name}"]`) : `['${name}']`;
}

function isAttributeName(name: string): boolean {
  return /^[^{}|\p{Cc}]{1,255}$/u.test(name) && name.trim() === name;
}
