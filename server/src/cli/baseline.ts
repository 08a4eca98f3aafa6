import type { Files } from '../files/files.ts';
import type { CheckedFile } from './check-input.ts';

/** Fingerprints of findings that are known, or why the file says none, as the end of a sentence that begins with its path. */
export type Baseline = { readonly known: ReadonlySet<string> } | { readonly problem: string };

/** Where no baseline is given. */
export const NOTHING_KNOWN: Baseline = { known: new Set() };

/** Reads an earlier report of `check --format json`. */
export async function readBaseline(file: string, files: Files): Promise<Baseline> {
  const content = await files.read(file);
  if ('problem' in content) return { problem: content.problem };
  const known = fingerprintsIn(parsed(content.text));
  return known === undefined
    ? { problem: 'is not a report of `mi-webhook check --format json`' }
    : { known: new Set(known) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** `undefined` if it is no report. */
function fingerprintsIn(report: unknown): string[] | undefined {
  const lists = listAt(report, 'files')?.map((file) => listAt(file, 'findings'));
  const all = lists?.flatMap((findings) => findings ?? [undefined]).map((finding) => member(finding, 'fingerprint'));
  return all?.every((one) => typeof one === 'string') ? all : undefined;
}

function listAt(value: unknown, name: string): readonly unknown[] | undefined {
  const found = member(value, name);
  return Array.isArray(found) ? found : undefined;
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
}

/** The files without the findings that are known; verdicts stay. */
export function withoutKnown(files: readonly CheckedFile[], known: ReadonlySet<string>): CheckedFile[] {
  return files.map((file) => {
    const findings = file.report.findings.filter(({ fingerprint }) => !known.has(fingerprint));
    return { ...file, report: { ...file.report, findings } };
  });
}
