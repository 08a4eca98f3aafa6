import type { PathCondition } from '../conditions/conditions.ts';
import { Environment } from '../values/environment.ts';
import type { Control, Shape, State } from './state.ts';

/** What controls the readers of one body: equal parts are the same object, so that states are compared by identity. */
export class Controls {
  private readonly shapes = new Map<string, Shape>();
  private readonly controls = new Map<Shape | undefined, Control[]>();
  private ids = 0;

  open(bracket: '{' | '[', outer: Shape | undefined): Shape {
    const key = `${bracket}${outer?.id}`;
    const known = this.shapes.get(key);
    if (known !== undefined) return known;
    const shape = { id: this.shapes.size + 1, bracket, outer, depth: (outer?.depth ?? 0) + 1 };
    this.shapes.set(key, shape);
    return shape;
  }

  /** The one that is as `wanted`. */
  of(wanted: Omit<Control, 'id'>): Control {
    const known = this.controls.get(wanted.shape) ?? [];
    if (known.length === 0) this.controls.set(wanted.shape, known);
    for (const one of known) if (isSame(one, wanted)) return one;
    const { mode, rest, isName, hasPrinted, shape } = wanted;
    // What was printed matters only as long as no payload has begun.
    const control = { id: this.ids++, mode, rest, isName, hasPrinted: hasPrinted || mode !== 'value', shape };
    known.push(control);
    return control;
  }

  /** Before anything was printed. */
  start(when: PathCondition): State {
    return {
      control: this.of({ mode: 'value', rest: '', isName: false, hasPrinted: false, shape: undefined }),
      provenance: {
        frame: undefined,
        start: 0,
        last: 0,
        content: undefined,
        previous: undefined,
        muted: 0,
        closed: undefined,
        deferred: undefined,
      },
      when,
      isUnsure: false,
      trail: undefined,
      variables: Environment.empty,
      collected: undefined,
    };
  }
}

export function isSame(one: Omit<Control, 'id'>, other: Omit<Control, 'id'>): boolean {
  return (
    one.mode === other.mode &&
    one.rest === other.rest &&
    one.isName === other.isName &&
    one.shape === other.shape &&
    (one.mode !== 'value' || one.hasPrinted === other.hasPrinted)
  );
}
