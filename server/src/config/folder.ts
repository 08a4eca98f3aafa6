import type { Shape } from './shapes.ts';

/** A folder within the workspace, from the folder of the configuration on, with `/`. It is read without one at its end. */
export function folder(description: string): Shape<string> {
  return {
    schema: { description, type: 'string' },
    read(node, subject, reader) {
      const text = reader
        .text(node, subject)
        ?.replace(/^\.\//, '')
        .replace(/(?<!\/)\/+$/, '');
      if (text === undefined) return undefined;
      if (!/^\/|^[A-Za-z]:|\\|(?:^|\/)\.\.(?:\/|$)|^$/.test(text)) return text;
      reader.report(
        node,
        `${subject} is written relative to the folder of the configuration, with \`/\` and without \`..\`, such as "shared/blocks".`,
      );
      return undefined;
    },
  };
}
