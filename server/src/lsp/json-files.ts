import { configurationFile, fileKind } from '../files/files.ts';
import { firstTooDeep, isJsonProblem, parseJsonTree } from '../semantics/json.ts';

/** A sample user or a configuration. */
export function isJsonFile(uri: string): boolean {
  return uri.endsWith(`/${configurationFile}`) || fileKind(uri) === 'sample-user';
}

/** Whether an editor that knows JSON reports a syntax error: it says nothing of an empty document, nor of one that is nested too deep for us. */
export function hasJsonSyntaxError(text: string): boolean {
  return text !== '' && firstTooDeep(text) === undefined && isJsonProblem(parseJsonTree(text));
}
