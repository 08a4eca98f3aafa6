import { dirname, relative, resolve, sep } from 'node:path';
import { type Config, configFor, defaultConfigFile, located } from '../config/config.ts';
import { readConfig } from '../config/read-config.ts';
import type { Files } from '../files/files.ts';
import { textDocument } from '../files/text-document.ts';

/** The settings for the file at a path. */
export type ConfigOf = (path: string) => Config;

/** A configuration as it was read; the paths in its overrides are relative to its own folder. */
export interface ConfigText {
  /** Where it lies, as people have written it. */
  readonly file: string;
  readonly text: string;
}

type Problems = { readonly problems: readonly string[] };

/** Reads the file of a configuration, which may be missing unless `--config` names it. */
export async function loadConfig(
  file: string,
  isAskedFor: boolean,
  files: Files,
): Promise<{ readonly config: ConfigText | undefined; readonly of: ConfigOf } | Problems> {
  if (!isAskedFor && (await files.kind(file)) === 'missing') return settings(undefined);
  const content = await files.read(file);
  return 'problem' in content ? { problems: [`${file}: ${content.problem}`] } : settings({ file, text: content.text });
}

function settings(config: ConfigText | undefined): { config: ConfigText | undefined; of: ConfigOf } | Problems {
  const read = configOf(config);
  return 'problems' in read ? read : { config, of: read.of };
}

export function configOf(config: ConfigText | undefined): { readonly of: ConfigOf } | Problems {
  if (config === undefined) return { of: () => defaultConfigFile.config };
  const { file, text } = config;
  const read = readConfig(text);
  const lines = textDocument(text);
  const problems = read.problems.map(({ start, message }) => `${file}:${lines.positionAt(start).line + 1}: ${message}`);
  if (problems.length > 0) return { problems };
  const folder = dirname(resolve(file));
  const pathTo = (from: string, path: string) => relative(from, path).split(sep).join('/');
  const placeOf = (path: string) => pathTo(process.cwd(), resolve(folder, path));
  return { of: (path) => located(configFor(read, pathTo(folder, resolve(path))), placeOf) };
}
