import type { Finding, Severity } from '../rules/finding.ts';
import { defaultSettings, type Settings } from '../rules/settings.ts';
import { matchesGlob } from './glob.ts';

/** What holds for one body. What the configuration leaves out is at its default. */
export interface Config {
  /** By the code of a rule. */
  readonly rules: ReadonlyMap<string, Level>;
  readonly settings: Settings;
}

export type Level = Severity | 'off';

/** What one part of a configuration file says. */
export interface ConfigPart {
  readonly rules: ReadonlyMap<string, Level>;
  readonly settings: Partial<Settings>;
}

/** Holds for the files that one of its patterns means, over all that stands before. */
export interface Override extends ConfigPart {
  readonly files: readonly string[];
}

/** What `mi-webhook.config.json` says. */
export interface ConfigFile {
  /** Of files that no override means. */
  readonly config: Config;
  readonly overrides: readonly Override[];
}

export const defaultConfig: Config = { rules: new Map(), settings: defaultSettings };

export const defaultConfigFile: ConfigFile = { config: defaultConfig, overrides: [] };

/** @param path relative to the folder of the configuration, with `/`. */
export function configFor({ config, overrides }: ConfigFile, path: string): Config {
  return overrides.filter(({ files }) => files.some((pattern) => matchesGlob(pattern, path))).reduce(withPart, config);
}

/** Tables are put together entry by entry; of all else the later one holds. */
export function withPart({ rules, settings }: Config, part: ConfigPart): Config {
  const { personalData, types, options } = part.settings;
  return {
    rules: new Map([...rules, ...part.rules]),
    settings: {
      ...settings,
      ...part.settings,
      types: new Map([...settings.types, ...(types ?? [])]),
      options: new Map([...settings.options, ...(options ?? [])]),
      personalData: {
        classes: new Map([...settings.personalData.classes, ...(personalData?.classes ?? [])]),
        allowed: [...settings.personalData.allowed, ...(personalData?.allowed ?? [])],
      },
    },
  };
}

/** The findings with the severities that the configuration asks for, without those that it turns off. */
export function configure(findings: readonly Finding[], { rules }: Pick<Config, 'rules'>): Finding[] {
  return findings.flatMap((finding) => {
    const level = rules.get(finding.code) ?? finding.severity;
    return level === 'off' ? [] : [{ ...finding, severity: level }];
  });
}
