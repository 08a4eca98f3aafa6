/**
 * Lets what has arrived meanwhile be read before work begins or goes on: a cancellation, a newer text. Between two turns at the timers the
 * input is read and at least one message is handled, however busy the machine is; mostly it is many.
 */
export async function breathe(): Promise<void> {
  await turn();
  await turn();
}

function turn(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}
