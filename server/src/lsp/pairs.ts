import type { KeyValuePairsResult } from '../service/protocol.ts';
import { read } from '../template/read.ts';
import { loadWriting } from './load-writing.ts';
import type { Workspace } from './workspace.ts';

/** A body as the lines of Braze's table of key-value pairs, as it is in the editor. */
export async function pairsForBraze(uri: string, workspace: Workspace): Promise<KeyValuePairsResult> {
  const body = await workspace.text(uri);
  if ('problem' in body) return { problem: `The body ${body.problem}.` };
  const { keyValuePairs, pairsAsText } = await loadWriting();
  const found = keyValuePairs(read(body.text));
  if ('problem' in found) return found;
  const { pairs, becomeStrings } = found;
  return { text: pairsAsText(pairs), count: pairs.length, becomeStrings };
}
