import { print } from '../../semantics/print.ts';
import { isArray, isHash, type Value } from '../../semantics/values.ts';
import { rerender } from '../inserted.ts';
import { argumentsOf, hasOption } from './raw-arguments.ts';
import type { TagCall } from './tag.ts';

/** `url :option value :option`. No request is ever sent: the response is in the sample user, by URL, whatever the other options are. */
export function renderConnectedContent(call: TagCall): void {
  const { run, tag, printer } = call;
  const text = argumentsOf(call);
  const url = /^\S*/.exec(text)?.[0] ?? '';
  const save = /\s:save\s+(\w+)/.exec(text)?.[1];
  const response = run.sampleUser.connected_content.get(url);
  if (response === undefined || !isHash(response)) {
    run.noteMissing(tag, ['connected_content', url], `no response from ${url} (the preview never sends requests)`);
    return;
  }
  const status = statusOf(response.get('status'));
  if (status >= 500n && hasOption(call, 'retry')) {
    run.end('aborted', `${url} returns ${status}, so Braze aborts the message after five retries.`);
    return;
  }
  const body = succeeded(status) ? (response.get('body') ?? null) : null;
  const answer = hasOption(call, 'rerender') ? rerender(body, run, `the response from ${url}`) : body;
  if (isHash(answer) || isArray(answer) || save !== undefined) run.assign(save ?? 'connected', told(answer, status));
  else printer.print(print(answer), tag);
}

function statusOf(status: Value | undefined): bigint {
  return typeof status === 'bigint' ? status : 200n;
}

/** Nothing is known about a request that failed. */
function succeeded(status: bigint): boolean {
  return status >= 200n && status <= 299n;
}

/** Braze adds the status to an object. */
function told(answer: Value, status: bigint): Value {
  return isHash(answer) ? new Map([...answer, ['__http_status_code__', status]]) : answer;
}
