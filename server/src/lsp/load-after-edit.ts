export type AfterEditModule = typeof import('../service/edit/after-edit.ts');

/** What can be said after an edit without another check, loaded once a body has been checked that can be edited. */
export function loadAfterEdit(): Promise<AfterEditModule> {
  return import('../service/edit/after-edit.ts');
}
