/**
 * Repeats a job whenever something has changed: a short pause after the first request, so that it keeps up while
 * somebody types, and never twice at a time: the signal of a run that is overtaken fires.
 */
export class Latest {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running = new AbortController();

  /**
   * @param pause milliseconds from the first request to the job.
   * @param job reports its own errors; what it finds after its signal has fired is out of date and must be dropped.
   */
  constructor(
    private readonly pause: number,
    private readonly job: (signal: AbortSignal) => Promise<void>,
  ) {}

  request(): void {
    this.timer ??= setTimeout(() => this.run(), this.pause);
  }

  cancel(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.running.abort();
  }

  private run(): void {
    this.timer = undefined;
    this.running.abort();
    this.running = new AbortController();
    void this.job(this.running.signal);
  }
}
