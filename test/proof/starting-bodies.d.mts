export declare const startingBodies: readonly string[];
