import type { FileReport, FindingReport, Report } from '../../service/report.ts';
import type { Unreadable } from '../inputs.ts';
import { type Element, xmlDocument } from './xml.ts';

/**
 * One suite for each file, one test case for each finding: a failure if it is an error or a warning, passed with its message as output otherwise.
 * A file without findings is one test case that passes, and one that could not be checked is an error. https://github.com/testmoapp/junitxml
 */
export function junitReport({ files }: Report, unchecked: readonly Unreadable[]): string {
  const { tests, ...counts } = countsOf(files);
  const all = { ...counts, tests: tests + unchecked.length, errors: unchecked.length };
  return xmlDocument({
    name: 'testsuites',
    attributes: { name: 'mi-webhook check', ...all },
    content: [...files.map(suite), ...unchecked.map(uncheckedSuite)],
  });
}

function uncheckedSuite({ path, problem }: Unreadable): Element {
  const error = {
    name: 'error',
    attributes: { message: problem, type: 'not-checked' },
    content: [`${path}: ${problem}`],
  };
  const counts = { tests: 1, failures: 0, errors: 1, skipped: 0, time: 0 };
  return {
    name: 'testsuite',
    attributes: { name: path, ...counts },
    content: [testCase(path, 'could not be checked', [error])],
  };
}

function countsOf(files: readonly FileReport[]) {
  const findings = files.flatMap((file) => file.findings);
  const empty = files.filter((file) => file.findings.length === 0);
  return {
    tests: findings.length + empty.length,
    failures: findings.filter(isFailure).length,
    errors: 0,
    skipped: 0,
    time: 0,
  };
}

function suite(file: FileReport): Element {
  const { path, findings } = file;
  const content =
    findings.length === 0 ? [testCase(path, 'no findings', [])] : findings.map((finding) => caseOf(path, finding));
  return { name: 'testsuite', attributes: { name: path, ...countsOf([file]) }, content };
}

function isFailure({ severity }: FindingReport): boolean {
  return severity === 'error' || severity === 'warning';
}

function caseOf(path: string, finding: FindingReport): Element {
  const { code, message, severity, range } = finding;
  const place = `${range.start.line + 1}:${range.start.character + 1}`;
  const said = `${path}:${place} ${severity} ${code}\n${message}`;
  const result = isFailure(finding)
    ? { name: 'failure', attributes: { message, type: severity }, content: [said] }
    : { name: 'system-out', attributes: {}, content: [said] };
  return testCase(path, `${code} at ${place}`, [result]);
}

function testCase(classname: string, name: string, content: readonly Element[]): Element {
  return { name: 'testcase', attributes: { name, classname, time: 0 }, content };
}
