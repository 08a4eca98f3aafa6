import type { Manifest, Names } from './names.mjs';

export interface Release {
  readonly manifest: Manifest;
  readonly lock: {
    readonly version?: string;
    readonly packages?: Readonly<Record<string, { readonly version?: string }>>;
  };
  readonly names: Names;
  readonly changelog: string;
  readonly changed: string | undefined;
}

export function readRelease(root: string): Release;
export function disagreements(release: Release): string[];
export function openItems(release: Release): string[];
