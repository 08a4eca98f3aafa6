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

export const names: Names;
export function withNames<Given extends Manifest>(manifest: Given, names: Names): Given;
export function commandLineManifest(manifest: Manifest, names: Names): Readonly<Record<string, unknown>>;
