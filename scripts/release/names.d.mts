export interface Names {
  readonly publisher: string;
  readonly extension: string;
  readonly npmPackage: string;
  readonly repository: string;
}

export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly publisher: string;
  readonly engines: { readonly node?: string };
  readonly [member: string]: unknown;
}

export type Texts = Readonly<Record<string, string>>;

export const names: Names;
export function withNames<Given extends Manifest>(manifest: Given, names: Names): Given;
export function textsWithNames(texts: Texts, manifest: Manifest, names: Names): Texts;
export function commandLineManifest(manifest: Manifest, texts: Texts, names: Names): Readonly<Record<string, unknown>>;
