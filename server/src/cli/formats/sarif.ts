import { version } from '../../files/version.ts';
import type { Severity } from '../../rules/engine/finding.ts';
import { rules } from '../../rules/index.ts';
import { documentationPage } from '../../service/documentation.ts';
import type { FindingReport, FixReport, RangeReport, Report } from '../../service/report.ts';
import type { Unreadable } from '../inputs.ts';

const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/** SARIF 2.1.0. https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
export function sarifReport(report: Report, unchecked: readonly Unreadable[]): object {
  const found = report.files.flatMap(({ path, findings }) => findings.map((finding) => ({ path, finding })));
  const codes = [...new Set(found.map(({ finding }) => finding.code))].sort();
  const results = found.map(({ path, finding }) => resultOf(path, finding, codes.indexOf(finding.code)));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'mi-webhook', semanticVersion: version(), rules: codes.map(ruleOf) } },
        invocations: [invocationOf(unchecked)],
        columnKind: 'utf16CodeUnits',
        results,
      },
    ],
  };
}

function invocationOf(unchecked: readonly Unreadable[]): object {
  const notifications = unchecked.map(({ path, problem }) => ({
    level: 'error',
    message: { text: `${path}: ${problem}` },
    locations: [{ physicalLocation: { artifactLocation: artifact(path) } }],
  }));
  return { executionSuccessful: unchecked.length === 0, toolExecutionNotifications: notifications };
}

/** A code without a rule is one of `sample-user`, which is about the shape of that file. */
function ruleOf(code: string): object {
  const rule = rules.find((one) => one.code === code);
  return {
    id: code,
    ...(rule !== undefined && {
      shortDescription: { text: rule.title },
      help: { text: `See ${documentationPage(code)} in the package.` },
      defaultConfiguration: { level: LEVELS[rule.severity] },
      properties: { tags: [rule.group] },
    }),
  };
}

function resultOf(path: string, finding: FindingReport, ruleIndex: number): object {
  const { code, severity, message, range, fingerprint, fixes } = finding;
  const physicalLocation = { artifactLocation: artifact(path), region: regionOf(range) };
  return {
    ruleId: code,
    ruleIndex,
    level: LEVELS[severity],
    message: { text: message },
    locations: [{ physicalLocation }],
    partialFingerprints: { 'miWebhook/v1': fingerprint },
    ...(fixes.length > 0 && { fixes: fixes.map((fix) => fixOf(path, fix)) }),
  };
}

function fixOf(path: string, { title, edits }: FixReport): object {
  const replacements = edits.map(({ range, newText }) => ({
    deletedRegion: regionOf(range),
    insertedContent: { text: newText },
  }));
  return { description: { text: title }, artifactChanges: [{ artifactLocation: artifact(path), replacements }] };
}

/** A URI: what has a meaning in it is escaped, and `..` and drive letters stay as they are. */
function artifact(path: string): object {
  return { uri: path.split('/').map(encodeURIComponent).join('/') };
}

/** Lines and columns from 1; the end column is behind the last character. */
function regionOf({ start, end }: RangeReport): object {
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}
