/**
 * Repeats a job whenever something has changed: a short pause after the first request, so that it keeps up while somebody types, and never twice at
 * a time. A job that runs is let end, however fast requests come: what it finds is a moment old, but there is something to see.
 */
export class Latest {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: AbortController | undefined;
  private isDue = false;

  /**
   * @param pause milliseconds from the first request to the job.
   * @param job reports its own errors; what it finds after its signal has fired is out of date and must be dropped.
   */
  constructor(
    private readonly pause: number,
    private readonly job: (signal: AbortSignal) => Promise<void>,
  ) {}

  request(): void {
    if (this.running === undefined) this.timer ??= setTimeout(() => void this.run(), this.pause);
    else this.isDue = true;
  }

  /** For another thing than before: what runs is of no use any more. */
  restart(): void {
    this.cancel();
    this.request();
  }

  cancel(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.isDue = false;
    this.running?.abort();
    this.running = undefined;
  }

  private async run(): Promise<void> {
    this.timer = undefined;
    const running = new AbortController();
    this.running = running;
    await this.job(running.signal);
    if (this.running !== running) return;
    this.running = undefined;
    if (!this.isDue) return;
    this.isDue = false;
    this.request();
  }
}
