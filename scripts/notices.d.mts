/** What esbuild says of a bundle, as far as it is read here. */
export interface Metafile {
  readonly outputs: Readonly<
    Record<string, { readonly inputs: Readonly<Record<string, { readonly bytesInOutput: number }>> }>
  >;
}

interface Licence {
  readonly name: string;
  readonly version: string;
  /** The name of the licence, such as `MIT`. */
  readonly license: string;
  /** The licence in full, then notices to pass on. Line ends are `\n`. */
  readonly texts: readonly string[];
}

export declare function bundledPackages(metafiles: readonly Metafile[], root: string): string[];
export declare function licenceOf(folder: string): Licence;
export declare function noticesOf(folders: readonly string[]): string;
