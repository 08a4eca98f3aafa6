/** What helps with writing, loaded when it is first needed. */
export function loadWriting(): Promise<typeof import('../service/writing.ts')> {
  return import('../service/writing.ts');
}
