import type { PathCondition } from './conditions/conditions.ts';

/** A bracket of a list, or a comma between its items, that every rendering which gets there reads in the same state. */
export interface Seam {
  /** Of the character. */
  readonly offset: number;
  readonly kind: 'open' | 'comma' | 'close';
}

/** What decides how reading goes on. */
interface Reader {
  readonly state: {
    readonly when: PathCondition;
    readonly isUnsure: boolean;
    /** What was decided in iterations that are over. */
    readonly trail: object | undefined;
  };
  /** Whether errors are told depends on what came before. */
  readonly provenance: { readonly muted: number };
  readonly reading: { readonly iteration: object | undefined };
}

interface Seen {
  readonly when: PathCondition;
  readonly seams: Seam[];
}

/**
 * Where lists can be taken apart: nothing that was read in an item decides how the next one is read, or in which cases. Only of lists that
 * are opened outside of loops. Whether several states have come by is told by `TextReads`.
 */
export class Seams {
  private readonly lists = new Map<object, Seen>();

  open(list: object, offset: number, reader: Reader): void {
    if (isPlain(reader)) this.lists.set(list, { when: reader.state.when, seams: [{ offset, kind: 'open' }] });
  }

  add(list: object, kind: 'comma' | 'close', offset: number, reader: Reader): void {
    const seen = this.lists.get(list);
    if (seen !== undefined && seen.when === reader.state.when && isPlain(reader)) seen.seams.push({ offset, kind });
  }

  /** By lists, in the order in which they were opened. */
  get all(): readonly (readonly Seam[])[] {
    return [...this.lists.values()].map(({ seams }) => seams);
  }
}

function isPlain({ state, provenance, reading }: Reader): boolean {
  return !state.isUnsure && state.trail === undefined && provenance.muted === 0 && reading.iteration === undefined;
}
