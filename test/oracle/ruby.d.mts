export declare const now: number;
export declare const dataText: string;
export declare function hasRuby(): boolean;
export declare function askRuby(
  templates: readonly string[],
  data?: string,
): readonly { readonly output?: string; readonly refused?: string }[];
