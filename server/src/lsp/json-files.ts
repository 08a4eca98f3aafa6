import { readConfig } from '../config/read-config.ts';
import { configurationFile, fileKind } from '../files/files.ts';
import type { Finding } from '../rules/engine/finding.ts';
import { firstTooDeep, isJsonProblem, parseJsonTree } from '../semantics/json.ts';
import type { CheckOptions } from '../service/check-body.ts';
import { checkSampleUser } from '../service/check-sample-user.ts';

/** A sample user or a configuration. */
export function isJsonFile(uri: string): boolean {
  return uri.endsWith(`/${configurationFile}`) || fileKind(uri) === 'sample-user';
}

/** Whether an editor that knows JSON reports a syntax error: it says nothing of an empty document, nor of one that is nested too deep for us. */
export function hasJsonSyntaxError(text: string): boolean {
  return text !== '' && firstTooDeep(text) === undefined && isJsonProblem(parseJsonTree(text));
}

export function findingsInJsonFile(uri: string, text: string, options: CheckOptions): Finding[] {
  return uri.endsWith(`/${configurationFile}`) ? checkConfig(text) : checkSampleUser(text, options);
}

function checkConfig(text: string): Finding[] {
  return readConfig(text).problems.map((problem) => ({
    ...problem,
    code: 'configuration',
    severity: 'error',
    related: [],
    fixes: [],
  }));
}
