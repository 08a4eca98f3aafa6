import type { Finding, Severity } from '../rules/engine/finding.ts';
import { defaultSettings, type Settings } from '../rules/engine/settings.ts';
import { matchesGlob } from './glob.ts';

/** The settings for one body, with defaults for whatever the configuration leaves out. */
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

/** Applies to the files that match one of its patterns, and wins over everything before it. */
export interface Override extends ConfigPart {
  readonly files: readonly string[];
}

/** What `mi-webhook.config.json` says. */
export interface ConfigFile {
  /** For files that no override matches. */
  readonly config: Config;
  readonly overrides: readonly Override[];
}

export const defaultConfig: Config = { rules: new Map(), settings: defaultSettings };

export const defaultConfigFile: ConfigFile = { config: defaultConfig, overrides: [] };

/** @param path relative to the folder of the configuration, with `/`. */
export function configFor({ config, overrides }: ConfigFile, path: string): Config {
  const parts = overrides.filter(({ files }) => files.some((pattern) => matchesGlob(pattern, path)));
  return parts.length === 0 ? config : withParts(config, parts);
}

/** The same with places in the stead of paths that begin at the folder of the configuration. */
export function located(config: Config, placeOf: (path: string) => string): Config {
  const { contentBlocks } = config.settings;
  if (contentBlocks.length === 0) return config;
  return { ...config, settings: { ...config.settings, contentBlocks: contentBlocks.map(placeOf) } };
}

/** Tables are merged entry by entry; of everything else the last one wins. All parts at once, since merging in steps would copy the tables each time. */
export function withParts({ rules, settings }: Config, parts: readonly ConfigPart[]): Config {
  const merged = { ...settings };
  for (const part of parts) Object.assign(merged, part.settings);
  const all = [settings, ...parts.map((part) => part.settings)];
  return {
    rules: new Map([rules, ...parts.map((part) => part.rules)].flatMap((map) => [...map])),
    settings: {
      ...merged,
      types: new Map(all.flatMap(({ types }) => [...(types ?? [])])),
      options: new Map(all.flatMap(({ options }) => [...(options ?? [])])),
      personalData: {
        classes: new Map(all.flatMap(({ personalData }) => [...(personalData?.classes ?? [])])),
        allowed: all.flatMap(({ personalData }) => personalData?.allowed ?? []),
      },
    },
  };
}

/** The findings with the severities that the configuration sets, without those that it turns off. */
export function configure(findings: readonly Finding[], { rules }: Pick<Config, 'rules'>): Finding[] {
  return findings.flatMap((finding) => {
    const level = rules.get(finding.code) ?? finding.severity;
    return level === 'off' ? [] : [{ ...finding, severity: level }];
  });
}
