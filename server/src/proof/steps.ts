/** Work that can pause: it yields wherever something else may be done before it goes on, many times a millisecond. */
export type Steps<Result> = Generator<void, Result, void>;

/** Does the work without a pause. */
export function finished<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
