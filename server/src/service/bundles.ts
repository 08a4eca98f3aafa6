/** What a server in a browser asks its client for: the text of a bundle, by its name. It has no address that it could load one from. */
export const bundleMethod = 'mi-webhook/bundle';

export interface BundleParams {
  readonly name: BundleName;
}

/** Those beside the one that starts. */
export type BundleName = 'after-edit' | 'asked' | 'writing-help' | 'writing' | 'render-worker';
