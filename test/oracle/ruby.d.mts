export interface RubyAnswer {
  readonly output?: string;
  readonly aborted?: string;
  readonly refused?: string;
}

export declare const now: number;
export declare const dataText: string;
export declare function hasRuby(): boolean;
export declare function askRuby(templates: readonly string[], data?: string): readonly RubyAnswer[];
