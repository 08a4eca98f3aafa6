/** What one part of a check may spend, in steps: a step is about as much work as looking at one alternative of a choice. */
export interface Account {
  readonly part: string;
  left: number;
  spent: number;
}

/** How often was done what a check consists of: steps say how hard a body is, and these whether anything is done that nobody needs. */
export interface Work {
  /** Nodes of the template that states were moved over. In loops a node counts for each iteration that is told apart. */
  executedNodes: number;
  /** Objects, lists, scalars and outputs of the payload that were made for rules to read. */
  exposedParts: number;
  /** Cases for which values were looked for. */
  solvedCases: number;
}

/** Thrown within a part that has used up its steps, and caught where the part began. */
export class Exhausted extends Error {
  constructor(readonly part: string) {
    super(`The steps of this part are used up: ${part}`);
  }
}

const MOST_FOR_AN_ANSWER = 1_000_000;
/** What is asked for once the check is over has accounts by the names of its parts with this behind them. */
const LATER = ', later';

/** Conditions and templates that nest too deep for the stack are too much as well; counts keep all but made-up ones from that. */
function isStackOverflow(error: unknown): boolean {
  return error instanceof RangeError && error.message.includes('call stack');
}

/**
 * Counts what a check does. Each part pays from an account of its own, so that none can starve another, and the same body always costs
 * the same.
 */
export class Meter {
  readonly work: Work = { executedNodes: 0, exposedParts: 0, solvedCases: 0 };
  private readonly accounts = new Map<string, Account>();
  /** Where nobody pays: what is asked of a check once it is over. */
  private readonly free: Account = { part: 'later', left: Number.POSITIVE_INFINITY, spent: 0 };
  private current = this.free;

  /** Steps of all parts. */
  get spent(): number {
    let spent = 0;
    for (const account of this.accounts.values()) spent += account.spent;
    return spent;
  }

  /** Steps by part. */
  get byPart(): ReadonlyMap<string, number> {
    return new Map([...this.accounts.values()].map(({ part, spent }) => [part, spent]));
  }

  /** Whether a part of the check is at work, and not somebody who asks for something once it is over. */
  get isOfCheck(): boolean {
    return this.accounts.get(this.current.part) === this.current && !this.current.part.endsWith(LATER);
  }

  /** Whether each part could have spent so many more. */
  hasLeft(steps: number): boolean {
    return [...this.accounts.values()].every(({ left }) => left >= steps);
  }

  /** @throws Exhausted when the part that is at work has used up its steps. */
  spend(steps: number): void {
    const { current } = this;
    current.spent += steps;
    current.left -= steps;
    if (current.left < 0) throw new Exhausted(current.part);
  }

  /** The account of a part, opened with `most` steps when it is first asked for. */
  account(part: string, most: number): Account {
    const account = this.accounts.get(part) ?? { part, left: most, spent: 0 };
    this.accounts.set(part, account);
    return account;
  }

  /** The account of a part, or one like it of its own for what is asked for once the check is over. */
  accountNow(part: string, most: number): Account {
    return this.account(this.current === this.free ? `${part}${LATER}` : part, most);
  }

  /**
   * Does what somebody may ask for once the check is over, with steps of its own: the answer must not depend on what was asked before.
   * Undefined where they do not suffice. Within a part, the part pays.
   */
  bounded<T>(work: () => T): T | undefined {
    if (this.current !== this.free) return work();
    return this.within({ part: 'answer', left: MOST_FOR_AN_ANSWER, spent: 0 }, work, () => undefined);
  }

  /** Does some work of a part; `otherwise` where the part has used up its steps. */
  within<T>(account: Account, work: () => T, otherwise: () => T): T {
    if (account.left < 0) return otherwise();
    const outer = this.current;
    this.current = account;
    try {
      return work();
    } catch (error) {
      const isOwn = error instanceof Exhausted ? error.part === account.part : isStackOverflow(error);
      if (!isOwn) throw error;
      return otherwise();
    } finally {
      this.current = outer;
    }
  }
}
