import type { CancellationToken } from 'vscode-languageserver';
import { expectedMethod, NOTHING_EXPECTED, recordMethod, testMethod } from '../service/expectations/requests.ts';
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
import { AlwaysValid } from './always-valid.ts';
import { planAnswer, planSampleUsers } from './answers.ts';
import { contained, signalOf } from './contained.ts';
import { Expectations } from './expectations.ts';
import { NewBodies } from './new-bodies.ts';
import { notRendered } from './not-rendered.ts';
import { pairsForBraze } from './pairs.ts';
import {
  addAnswerParams,
  alwaysValidParams,
  eventPropertiesParams,
  keyValuePairsParams,
  newBodyParams,
  newSampleUsersParams,
  recordParams,
  renderParams,
  sampleUsersParams,
} from './params.ts';
import type { ServerParts } from './parts.ts';

type Answer = (data: unknown, parts: ServerParts, token: CancellationToken) => Promise<unknown>;

/** Answers to the requests that our own editors send beside those of the protocol, by their methods. */
export const askedRequests: ReadonlyMap<string, Answer> = new Map<string, Answer>([
  [
    renderMethod,
    (data, { previews, log }, token) => {
      const params = renderParams(data);
      const render = async () => (await previews()).render(params, signalOf(token));
      return contained(render, notRendered(params), log, token);
    },
  ],
  [
    outcomesMethod,
    (data, { previews, log }, token) => {
      const { uri } = sampleUsersParams(data);
      return contained(async () => (await previews()).outcomes(uri, signalOf(token)), [], log, token);
    },
  ],
  [
    casesMethod,
    (data, { previews, log }, token) => {
      const { uri } = sampleUsersParams(data);
      return contained(async () => (await previews()).cases(uri, signalOf(token)), [], log, token);
    },
  ],
  [
    sampleUsersMethod,
    (data, { workspace, log }, token) => {
      const { uri } = sampleUsersParams(data);
      return contained(() => workspace.sampleUsers(uri), [], log, token);
    },
  ],
  [
    newSampleUsersMethod,
    (data, { workspace, log }, token) => {
      const params = newSampleUsersParams(data);
      const plan = async () => planSampleUsers(params, workspace);
      return contained(plan, { problem: 'The language server could not make a sample user.' }, log, token);
    },
  ],
  [
    addAnswerMethod,
    (data, { workspace, log }, token) => {
      const params = addAnswerParams(data);
      const plan = async () => planAnswer(params, workspace);
      return contained(plan, { problem: 'The language server could not add the answer.' }, log, token);
    },
  ],
  [
    keyValuePairsMethod,
    (data, { workspace, log }, token) => {
      const { uri } = keyValuePairsParams(data);
      const otherwise = { problem: 'The language server could not read the body. See its log for details.' };
      return contained(async () => pairsForBraze(uri, workspace), otherwise, log, token);
    },
  ],
  [
    alwaysValidMethod,
    (data, { documents, checks, trials, log }, token) => {
      const params = alwaysValidParams(data);
      const otherwise = { problem: 'The language server could not try the fixes; its log says why.' };
      const find = (uri: string) => documents.get(uri);
      const work = async () => new AlwaysValid(find, checks, await trials()).of(params, signalOf(token));
      return contained(work, otherwise, log, token);
    },
  ],
  [
    newBodyMethod,
    (data, { workspace, knowledge, renderer, log }, token) => {
      const params = newBodyParams(data);
      const otherwise = {
        what: 'event' as const,
        problem: 'could not be made into a body; the log of the language server says why',
      };
      const work = async () => new NewBodies(workspace, await knowledge(), renderer).of(params);
      return contained(work, otherwise, log, token);
    },
  ],
  [
    eventPropertiesMethod,
    (data, { workspace, knowledge, renderer, log }, token) => {
      const params = eventPropertiesParams(data);
      const work = async () => new NewBodies(workspace, await knowledge(), renderer).properties(params);
      return contained(work, [], log, token);
    },
  ],
  [
    testMethod,
    (_, { workspace, renderer, log }, token) =>
      contained(async () => new Expectations(workspace, renderer).all(signalOf(token)), [], log, token),
  ],
  [
    recordMethod,
    (data, { workspace, renderer, log }, token) => {
      const params = recordParams(data);
      const otherwise = { problem: 'The language server could not record the payload. See its log for details.' };
      const work = async () => new Expectations(workspace, renderer).record(params, signalOf(token));
      return contained(work, otherwise, log, token);
    },
  ],
  [
    expectedMethod,
    (data, { workspace, renderer, log }, token) => {
      const params = recordParams(data);
      const work = async () => new Expectations(workspace, renderer).expected(params, signalOf(token));
      return contained(work, NOTHING_EXPECTED, log, token);
    },
  ],
]);
