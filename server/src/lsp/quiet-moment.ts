/** Holds back what would disturb work that is being done. */
export class QuietMoment {
  private running = 0;
  private readonly afterwards = new Set<() => void>();

  /** Does work that nothing is to disturb. */
  async during<Result>(work: () => Promise<Result>): Promise<Result> {
    this.running++;
    try {
      return await work();
    } finally {
      this.running--;
      if (this.running === 0) this.catchUp();
    }
  }

  /** Acts now, or once no such work is being done. */
  wait(act: () => void): void {
    if (this.running === 0) act();
    else this.afterwards.add(act);
  }

  private catchUp(): void {
    const acts = [...this.afterwards];
    this.afterwards.clear();
    for (const act of acts) act();
  }
}
