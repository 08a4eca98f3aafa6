import { expectedMethod, recordMethod, testMethod } from '../service/expectations/requests.ts';
import { eventPropertiesMethod, newBodyMethod } from '../service/new-body/protocol.ts';
import { casesMethod, newSampleUsersMethod } from '../service/panel/requests.ts';
import {
  addAnswerMethod,
  alwaysValidMethod,
  keyValuePairsMethod,
  outcomesMethod,
  renderMethod,
  sampleUsersMethod,
} from '../service/protocol.ts';
import { loadAsked } from './load-asked.ts';
import type { ServerParts } from './parts.ts';

const METHODS = [
  ...[renderMethod, outcomesMethod, casesMethod, sampleUsersMethod, newSampleUsersMethod, addAnswerMethod],
  ...[keyValuePairsMethod, alwaysValidMethod, newBodyMethod, eventPropertiesMethod],
  ...[testMethod, recordMethod, expectedMethod],
];

/** The requests that our own editors send beside those of the protocol. */
export function serveAsked(parts: ServerParts): void {
  for (const method of METHODS)
    parts.connection.onRequest(method, async (data: unknown, token) => {
      const { askedRequests } = await loadAsked();
      return askedRequests.get(method)?.(data, parts, token);
    });
}
