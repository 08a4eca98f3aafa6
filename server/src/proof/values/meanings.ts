import type { Span } from '../../template/span.ts';
import type { MeantKind } from '../proof.ts';
import type { InputPath } from './input-path.ts';
import type { Representative } from './representatives.ts';

export interface Meaning {
  readonly path: InputPath;
  readonly kind: MeantKind;
  /** Where it is used so; absent where that is told with what goes wrong. */
  readonly span: Span | undefined;
}

/** What a body uses the places of the data as: loops take lists, `date` takes dates, and `<` takes numbers. */
export class Meanings {
  private readonly known = new Map<InputPath, Meaning | 'several'>();

  add(path: InputPath, kind: MeantKind, span?: Span): void {
    const known = this.known.get(path);
    if (known === undefined) this.known.set(path, { path, kind, span });
    else if (known !== 'several' && known.kind !== kind) this.known.set(path, 'several');
  }

  get all(): readonly Meaning[] {
    return [...this.known.values()].filter((meaning) => meaning !== 'several');
  }
}

/** Whether values of a class are of a kind, or missing. */
export function isOfKind({ valueClass, isDate = false }: Representative, kind: MeantKind): boolean {
  if (valueClass === 'nil') return true;
  return kind === 'date' ? isDate || valueClass === 'empty' : valueClass === kind;
}
