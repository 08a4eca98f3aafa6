// What the suite in the web worker host needs: assertions, and waiting. Node's own are not there.

/** @param {boolean} holds */
export function ok(holds, otherwise) {
  if (!holds) throw new Error(otherwise);
}

export function equal(actual, expected) {
  const [is, wanted] = [actual, expected].map((value) => JSON.stringify(value));
  ok(is === wanted, `${is} instead of ${wanted}`);
}

/** Milliseconds. */
const PATIENCE = 30_000;

/** What `ask` answers once it is as `good` wants it. */
export async function eventually(ask, good) {
  const deadline = Date.now() + PATIENCE;
  for (;;) {
    const answer = await ask();
    if (good(answer)) return answer;
    ok(Date.now() < deadline, `still ${JSON.stringify(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
