// Asks Ruby Liquid what the templates of the oracle tests print, and writes it down, so that the tests need no Ruby.
import { writeFileSync } from 'node:fs';
import { askRuby } from '../test/oracle/ruby.mjs';
import { templates } from '../test/oracle/templates.mjs';

const golden = {};
for (const [theme, list] of Object.entries(templates)) {
  const answers = askRuby(list);
  golden[theme] = list.map((template, at) => ({ template, ...answers[at] }));
}
writeFileSync(new URL('../test/oracle/templates.golden.json', import.meta.url), `${JSON.stringify(golden, null, 2)}\n`);
console.log(`${Object.values(golden).flat().length} templates rendered by Ruby Liquid`);
