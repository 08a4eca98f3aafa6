import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import type { SelectSampleUserParams } from '../service/protocol.ts';

export function selectSampleUserParams(data: unknown): SelectSampleUserParams {
  const { sampleUser, name, content } = record(data);
  if (typeof sampleUser !== 'string' || typeof name !== 'string')
    throw invalid('`sampleUser` and `name` must be strings');
  return { sampleUser, name, ...(typeof content === 'object' && content !== null ? { content } : {}) };
}

export function record(data: unknown): Record<string, unknown> {
  return typeof data === 'object' && data !== null ? { ...data } : {};
}

/** What the protocol has for parameters that are none. */
export function invalid(shape: string): ResponseError {
  return new ResponseError(ErrorCodes.InvalidParams, `Invalid parameters: ${shape}.`);
}
