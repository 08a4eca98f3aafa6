import type { Value } from '../semantics/values.ts';
import { writeJson } from '../semantics/write-json.ts';
import { differenceInWords, pathInWords } from '../service/expectations/words.ts';
import { type Element, xmlDocument } from './formats/xml.ts';
import { byFile, type Tested } from './run-tests.ts';
import { jsonText, terminalLine } from './terminal.ts';

export type WriteTests = (tested: readonly Tested[]) => string;

export const testReports: ReadonlyMap<string, WriteTests> = new Map([
  ['text', textOf],
  ['json', jsonOf],
  ['junit', junitOf],
]);

type Status = 'passed' | 'recorded' | 'failed' | 'error';

function statusOf({ verdict, problem, isRecorded }: Tested): Status {
  if (problem !== undefined) return 'error';
  if (isRecorded) return 'recorded';
  return verdict.isMet ? 'passed' : 'failed';
}

/** A line for each difference, or why there is nothing to compare. */
function linesOf({ verdict: { reason, differences } }: Tested): string[] {
  return [...(reason === undefined ? [] : [reason]), ...differences.map(differenceInWords)];
}

function countOf(tested: readonly Tested[], status: Status): number {
  return tested.filter((one) => statusOf(one) === status).length;
}

/** Those that are met are only counted. */
function textOf(tested: readonly Tested[]): string {
  const told = tested.filter((one) => statusOf(one) !== 'passed');
  const lines = told.flatMap((one) => [
    `${one.isRecorded ? 'Recorded' : '✗'} ${one.file.path} › ${one.key}`,
    ...linesOf(one).map((line) => `    ${line}`),
  ]);
  const counts = [`${countOf(tested, 'passed')} passed`, `${countOf(tested, 'failed')} failed`];
  const [recorded, errors] = [countOf(tested, 'recorded'), countOf(tested, 'error')];
  if (recorded > 0) counts.push(`${recorded} recorded`);
  if (errors > 0) counts.push(`${errors} could not be rendered`);
  return `${[...lines, ...(lines.length > 0 ? [''] : []), counts.join(', ')].map(terminalLine).join('\n')}\n`;
}

function jsonOf(tested: readonly Tested[]): string {
  const tests = tested.map((one) => ({
    sampleUser: one.file.path,
    name: one.file.sampleUser.name,
    body: one.body,
    status: statusOf(one),
    ...(one.verdict.reason === undefined ? {} : { reason: one.verdict.reason }),
    differences: one.verdict.differences.map(({ path, kind, expected, actual }) => ({
      path: pathInWords(path),
      kind,
      ...(expected === undefined ? {} : { expected: plain(expected) }),
      ...(actual === undefined ? {} : { actual: plain(actual) }),
    })),
  }));
  const summary = {
    tests: tests.length,
    passed: countOf(tested, 'passed'),
    ...(countOf(tested, 'recorded') > 0 && { recorded: countOf(tested, 'recorded') }),
    failed: countOf(tested, 'failed'),
    errors: countOf(tested, 'error'),
  };
  return `${jsonText({ version: 1, tests, summary }, 2)}\n`;
}

function plain(value: Value): unknown {
  return JSON.parse(writeJson(value) ?? 'null');
}

/** One suite for each sample user, one test case for each of its bodies. https://github.com/testmoapp/junitxml */
function junitOf(tested: readonly Tested[]): string {
  return xmlDocument({
    name: 'testsuites',
    attributes: { name: 'mi-webhook test', ...junitCounts(tested) },
    content: Array.from(byFile(tested), ([file, own]) => {
      return { name: 'testsuite', attributes: { name: file.path, ...junitCounts(own) }, content: own.map(testCase) };
    }),
  });
}

function junitCounts(tested: readonly Tested[]) {
  const [failures, errors] = [countOf(tested, 'failed'), countOf(tested, 'error')];
  return { tests: tested.length, failures, errors, skipped: 0, time: 0 };
}

function testCase(one: Tested): Element {
  const status = statusOf(one);
  const lines = linesOf(one);
  const name = status === 'error' ? 'error' : 'failure';
  const type = one.verdict.differences.length > 0 ? 'difference' : status;
  const result = { name, attributes: { message: lines[0] ?? '', type }, content: [lines.join('\n')] };
  const attributes = { name: one.key, classname: one.file.path, time: 0 };
  return { name: 'testcase', attributes, content: status === 'passed' || status === 'recorded' ? [] : [result] };
}
