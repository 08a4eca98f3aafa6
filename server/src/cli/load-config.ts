import { dirname, relative, resolve, sep } from 'node:path';
import { type Config, configFor, defaultConfigFile } from '../config/config.ts';
import { readConfig } from '../config/read-config.ts';
import type { Files } from '../files/files.ts';
import { textDocument } from '../files/text-document.ts';

/** The settings for the file at a path. */
export type ConfigOf = (path: string) => Config;

/** Reads a configuration. The paths in its overrides are relative to its own folder. It may be missing unless `--config` names it. */
export async function loadConfig(
  file: string,
  isAskedFor: boolean,
  files: Files,
): Promise<{ readonly of: ConfigOf } | { readonly problems: readonly string[] }> {
  if (!isAskedFor && (await files.kind(file)) === 'missing') return { of: () => defaultConfigFile.config };
  const content = await files.read(file);
  if ('problem' in content) return { problems: [`${file}: ${content.problem}`] };
  const read = readConfig(content.text);
  const lines = textDocument(content.text);
  const problems = read.problems.map(({ start, message }) => `${file}:${lines.positionAt(start).line + 1}: ${message}`);
  if (problems.length > 0) return { problems };
  const folder = dirname(resolve(file));
  return { of: (path) => configFor(read, relative(folder, resolve(path)).split(sep).join('/')) };
}
