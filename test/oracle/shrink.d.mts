export declare function shrink(
  templates: readonly string[],
  differing: (templates: readonly string[]) => readonly boolean[] | Promise<readonly boolean[]>,
): Promise<string[]>;
export declare function causeOf(template: string): string;
