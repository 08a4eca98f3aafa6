// Asks Ruby Liquid: all templates at once, in order. Needs `ruby` and Debian's `ruby-liquid`.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('oracle.rb', import.meta.url));

/** The moment of all oracle tests: 2024-01-02T03:04:05Z, in milliseconds. */
export const now = 1704164645000;
export const dataText = readFileSync(new URL('data.json', import.meta.url), 'utf8');

export function hasRuby() {
  return spawnSync('ruby', ['-rliquid', '-e', 'exit']).status === 0;
}

/** `data` is JSON text, so that `1.0` stays a float. */
export function askRuby(templates, data = dataText, moment = now) {
  const oneLine = data.replace(/\n\s*/g, ' ');
  return askRubyEach(
    templates.map((template) => ({ template, data: oneLine })),
    moment,
  );
}

/** The same with data of its own for each template, on one line. */
export function askRubyEach(requests, moment = now) {
  if (requests.length === 0) return [];
  const lines = requests.map(
    ({ template, data }) => `{"template":${JSON.stringify(template)},"now":${moment},"data":${data}}`,
  );
  const { status, stdout, stderr } = spawnSync('ruby', [script], {
    input: lines.join('\n'),
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  if (status !== 0) throw new Error(`ruby failed: ${stderr}`);
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}
