import type { Rendering } from '../render/rendering.ts';

/** Milliseconds that a rendering may take before nobody waits for it who asked for something else beside it. */
const PATIENCE = 50;

/** Knows the bodies that are being rendered for long, and the last one that was stopped for it. */
export class SlowBodies {
  private readonly running = new Map<string, { readonly since: number; readonly end: Promise<unknown> }>();
  private stopped: string | undefined;

  watch(body: string, rendering: Promise<Rendering>): void {
    const end = rendering.then(
      ({ isCutShort }) => {
        if (isCutShort) this.stopped = body;
        else if (this.stopped === body) this.stopped = undefined;
      },
      () => {},
    );
    const running = { since: this.running.get(body)?.since ?? performance.now(), end };
    this.running.set(body, running);
    void end.then(() => {
      if (this.running.get(body) === running) this.running.delete(body);
    });
  }

  /** Waits until it is known. */
  async takesLong(body: string): Promise<boolean> {
    const running = this.running.get(body);
    if (this.stopped === body || running === undefined) return this.stopped === body;
    const left = running.since + PATIENCE - performance.now();
    if (left > 0) await Promise.race([running.end, new Promise((resolve) => setTimeout(resolve, left))]);
    return this.stopped === body || this.running.get(body) === running;
  }
}
