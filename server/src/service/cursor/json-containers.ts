import type { Container } from './json-container.ts';
import { isSameState, type JsonState } from './json-state.ts';

/** Beyond this the body is no JSON that anybody could complete. */
const MOST_STATES = 64;

/** The brackets of a body, each the same one however it is reached, and the states that differ by them. */
export class Containers {
  private readonly known = new Map<string, Container>();
  private readonly ids = new Map<Container, number>();

  at(kind: Container['kind'], start: number, outer: Container | undefined, name: string | undefined): Container {
    const key = `${outer === undefined ? '' : this.ids.get(outer)}/${start}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const made: Container = {
      kind,
      start,
      members: new Map(),
      ...(outer && { outer }),
      ...(name !== undefined && { name }),
    };
    this.known.set(key, made);
    this.ids.set(made, this.ids.size);
    return made;
  }

  /** Each state once. */
  joined(states: readonly JsonState[]): readonly JsonState[] {
    if (states.length < 2) return states;
    const kept: JsonState[] = [];
    for (const state of states) {
      const same = kept.findIndex((one) => isSameState(one, state));
      if (same >= 0) kept[same] = state;
      else if (kept.length < MOST_STATES) kept.push(state);
    }
    return kept;
  }
}
