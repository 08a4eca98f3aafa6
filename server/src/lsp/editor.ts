import { type Abilities, abilitiesOf } from './abilities.ts';

/** What the editor can do, once it has said so; nothing before. */
export type Editor = { -readonly [Name in keyof Abilities]: Abilities[Name] };

export function unknownEditor(): Editor {
  return abilitiesOf({ processId: null, rootUri: null, capabilities: {} });
}
