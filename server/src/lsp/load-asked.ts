export type Asked = typeof import('./asked.ts');

/** What answers requests that come seldom, loaded when it is first needed. */
export function loadAsked(): Promise<Asked> {
  return import('./asked.ts');
}
