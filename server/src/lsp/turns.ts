import { RAL } from 'vscode-languageserver';

/**
 * Lets what has arrived meanwhile be read before work begins or goes on: a cancellation, a newer text. Messages are handled one a turn of
 * the event loop, each behind a reading of the input, so that a second turn sees what came while the first was busy.
 */
export async function breathe(): Promise<void> {
  await turn();
  await turn();
}

function turn(): Promise<void> {
  return new Promise((resolve) => {
    RAL().timer.setImmediate(resolve);
  });
}
