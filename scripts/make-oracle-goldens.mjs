// Asks Ruby Liquid what the templates of the oracle tests print, and writes it down, so that the tests need no Ruby.
import { writeFileSync } from 'node:fs';
import { bodies, readBody, toPlainLiquid } from '../test/oracle/bodies.mjs';
import { dateTemplates } from '../test/oracle/dates.mjs';
import { randomOf } from '../test/oracle/generator.mjs';
import { load } from '../test/oracle/load.mjs';
import { askRuby } from '../test/oracle/ruby.mjs';
import { templates } from '../test/oracle/templates.mjs';

function answersOf(list) {
  const answers = askRuby(list);
  return list.map((template, at) => ({ template, ...answers[at] }));
}

function write(name, golden) {
  writeFileSync(new URL(`../test/oracle/${name}.golden.json`, import.meta.url), `${JSON.stringify(golden, null, 1)}\n`);
}

/** Every example body for every built-in sample user. */
async function bodyAnswers() {
  const { builtInSampleUsers, variablesOf } = await load('test/oracle/variables.ts');
  return builtInSampleUsers.flatMap(({ id, sampleUser }) => {
    const answers = askRuby(
      bodies.map((name) => toPlainLiquid(readBody(name))),
      variablesOf(sampleUser),
      sampleUser.now,
    );
    return answers.map((answer, at) => ({ body: bodies[at], sampleUser: id, ...answer }));
  });
}

const golden = Object.fromEntries(Object.entries(templates).map(([theme, list]) => [theme, answersOf(list)]));
write('templates', golden);
write('dates', answersOf(dateTemplates(randomOf(1), 800)));
write('bodies', await bodyAnswers());
console.log(`${Object.values(golden).flat().length} templates and 800 dates rendered by Ruby Liquid`);
