import type { PathCondition } from './conditions/conditions.ts';

/** A bracket of a container, or a comma between its parts, as all renderings read it that get there. */
export interface Seam {
  /** Of the character. */
  readonly offset: number;
  /** In which cases it is read. */
  readonly when: PathCondition;
  /** How many states have come by. */
  readonly times: number;
}

export interface Container {
  readonly type: 'list' | 'object';
  /** By their offsets: what opens it, commas, what closes it. */
  readonly seams: readonly Seam[];
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
  readonly reading: {
    readonly iteration: object | undefined;
    readonly conditions: { or(one: PathCondition, other: PathCondition): PathCondition };
  };
}

interface Opened {
  readonly type: Container['type'];
  readonly conditions: Reader['reading']['conditions'];
  /** In the order in which states have come by. */
  readonly read: { readonly offset: number; readonly when: PathCondition }[];
}

/**
 * Where lists and objects can be taken apart: nothing that was read in an item or a member decides how the next one is read. Only those that are
 * opened outside of loops.
 */
export class Seams {
  private readonly opened = new Map<object, Opened>();

  open(type: Container['type'], container: object, offset: number, reader: Reader): void {
    if (!isPlain(reader)) return;
    const { conditions } = reader.reading;
    const opened = this.opened.get(container) ?? { type, conditions, read: [] };
    opened.read.push({ offset, when: reader.state.when });
    this.opened.set(container, opened);
  }

  /** A comma, or what closes the container. */
  add(container: object | undefined, offset: number, reader: Reader): void {
    if (container !== undefined && isPlain(reader))
      this.opened.get(container)?.read.push({ offset, when: reader.state.when });
  }

  /** Those that are opened before a place and have a seam behind it, the outermost first. */
  around(start: number, end: number): readonly Container[] {
    return [...this.opened.values()]
      .filter(({ read }) => (read[0]?.offset ?? start) < start && (read.at(-1)?.offset ?? 0) >= end)
      .map(containerOf)
      .sort(({ seams: [one] }, { seams: [other] }) => (one?.offset ?? 0) - (other?.offset ?? 0));
  }
}

function containerOf({ type, conditions, read }: Opened): Container {
  const seams = new Map<number, Seam>();
  for (const { offset, when } of read) {
    const known = seams.get(offset);
    const both = known === undefined ? when : conditions.or(known.when, when);
    seams.set(offset, { offset, when: both, times: (known?.times ?? 0) + 1 });
  }
  return { type, seams: [...seams.values()].sort((one, other) => one.offset - other.offset) };
}

function isPlain({ state, provenance, reading }: Reader): boolean {
  return !state.isUnsure && state.trail === undefined && provenance.muted === 0 && reading.iteration === undefined;
}
