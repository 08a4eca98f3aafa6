export function withoutDocumentation(source: string, file: string): string;
