// What VS Code runs in its extension host: all tests of this folder, with their results in the file that TEST_RESULTS names.
const { readdirSync } = require('node:fs');
const { join } = require('node:path');
const Mocha = require('mocha');

exports.run = async () => {
  const reporterOptions = { output: process.env.TEST_RESULTS };
  const mocha = new Mocha({ ui: 'bdd', timeout: 120_000, reporter: 'json', reporterOptions });
  for (const name of readdirSync(__dirname)) if (name.endsWith('.test.cjs')) mocha.addFile(join(__dirname, name));
  const failures = await new Promise((resolve) => {
    const runner = mocha.run(resolve);
    runner.on('pass', (test) => console.log(`  ok ${test.fullTitle()}`));
    runner.on('fail', (test, error) => console.error(`  FAILED ${test.fullTitle()}: ${error.message}`));
  });
  if (failures > 0) throw new Error(`${failures} tests failed`);
};
