/**
 * Lets waiting messages be read before work begins or continues: a cancellation, a newer text. Between two turns of the timers, the
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
