import type { WritingHelp, WritingNeeds } from './writing-help.ts';

/** What answers while somebody writes, loaded by the first that asks. */
export function writingHelpOf(needs: WritingNeeds): () => Promise<WritingHelp> {
  let help: WritingHelp | undefined;
  return async () => {
    if (help !== undefined) return help;
    const { writingHelp } = await import('./writing-help.ts');
    help ??= writingHelp(needs);
    return help;
  };
}
