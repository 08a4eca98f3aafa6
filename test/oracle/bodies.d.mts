export declare const bodies: readonly string[];
export declare function readBody(name: string): string;
