/**
 * Lets what has arrived meanwhile be read before work begins or goes on: a cancellation, a newer text. Takes a millisecond, in which many
 * messages are handled, and not a turn of the event loop, in which it would be one.
 */
export function breathe(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}
