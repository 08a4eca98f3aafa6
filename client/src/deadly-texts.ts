/** Milliseconds. Even the largest body on a slow machine is checked in less, so a server that takes longer is hanging. */
const longestCheck = 60_000;
/** With more than this many, the texts are not the cause. */
const MOST_TEXTS = 100;

/**
 * The texts of which a server has died, so that the next one leaves them alone. The server names a text before it checks it, and says when
 * it is done; a name stands for the text and for no other. A server that hangs can only be ended from here.
 */
export class DeadlyTexts {
  private readonly texts = new Set<string>();
  private current: string | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** @param onHang the server is to be started again. */
  constructor(private readonly onHang: () => void) {}

  get all(): readonly string[] {
    return [...this.texts];
  }

  /** @param text the one that is being checked, if any. */
  workingOn(text: string | undefined): void {
    clearTimeout(this.timer);
    this.current = text;
    if (text === undefined) return;
    this.timer = setTimeout(() => {
      this.died();
      this.onHang();
    }, longestCheck);
  }

  /** Whether what the server died of is known, and will be left alone from now on. */
  died(): boolean {
    const { current } = this;
    this.workingOn(undefined);
    if (current === undefined || this.texts.has(current) || this.texts.size >= MOST_TEXTS) return false;
    this.texts.add(current);
    return true;
  }

  /** Gives all of them another try. */
  forget(): void {
    this.workingOn(undefined);
    this.texts.clear();
  }
}
