/** Counts at which a rendering stops, so that the same body always has the same result, however fast the machine is. */
export interface RenderLimits {
  /** Texts, outputs, tags, filters and iterations of loops. */
  readonly steps: number;
  /** UTF-16 units of the rendering. */
  readonly output: number;
  /** UTF-16 units of all values together that filters and tags have built; an item counts for four. */
  readonly memory: number;
  /** What filters take, which differs by filter and by the size of what they are given (`semantics/filters/work.ts`). */
  readonly work: number;
}

export const defaultLimits: RenderLimits = { steps: 50_000, output: 1_000_000, memory: 10_000_000, work: 10_000_000 };
