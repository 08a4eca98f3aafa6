import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import Ajv from 'ajv';
import { describe, expect, test } from 'vitest';
import { junitSchema } from './junit-schema.ts';
import { run, temporaryFolder } from './run.ts';

const require = createRequire(import.meta.url);
/** The package has no types. */
const { parseStringPromise } = require('xml2js');

/** One error, one warning, one hint, in a file whose name and text would end an XML attribute or a workflow command. */
const BODY = `{"type": "track", "event": "quiz_done", "timestamp": "1257894000",
  "note": "a & b < c > ]]> %25 \\n", "user_id": "{{\${user_id}}}",
  "broken": [1,],
}
`;

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

const folder = folderWith({ 'a, b & "c".webhook.liquid': BODY, 'clean.webhook.liquid': '{"user_id": "a"}' });

function printed(format: string, cwd = folder): string {
  return run(['check', '--format', format], { cwd }).out;
}

/** A file that could not be checked is in the report, so that nobody takes its silence for a body without findings. */
const unreadable = folderWith({ 'a, b.webhook.liquid': '\0', 'clean.webhook.liquid': '{"user_id": "a"}' });
const REASON = 'is not a text file: it contains NUL bytes';

describe('--format sarif', () => {
  const log = JSON.parse(printed('sarif'));
  const partial = JSON.parse(printed('sarif', unreadable));

  test('passes the schema of SARIF 2.1.0', () => {
    const file = require.resolve('@microsoft/jest-sarif').replace(/lib.*$/, 'lib/schemas/sarif-2.1.0-rtm.5.json');
    // The schema is one of draft 4, whose `id` and `$schema` are of no use here, with a pattern that is none in Unicode mode.
    const { $schema: _, id: __, ...schema } = JSON.parse(readFileSync(file, 'utf8'));
    const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema);
    expect(validate(log), JSON.stringify(validate.errors)).toBe(true);
    expect(validate(partial), JSON.stringify(validate.errors)).toBe(true);
    expect(validate({ version: '2.1.0', runs: [{}] })).toBe(false);
  });

  test('says whether all files were checked', () => {
    expect(log.runs[0].invocations).toEqual([{ executionSuccessful: true, toolExecutionNotifications: [] }]);
    expect(partial.runs[0].invocations).toMatchObject([
      {
        executionSuccessful: false,
        toolExecutionNotifications: [{ level: 'error', message: { text: `a, b.webhook.liquid: ${REASON}` } }],
      },
    ]);
  });

  test('says of each result its rule, level, place, fingerprint and fixes', () => {
    const [{ results, tool }] = log.runs;
    const [comma] = results.filter(({ ruleId }: { ruleId: string }) => ruleId === 'json-syntax');
    expect(comma).toMatchObject({
      level: 'error',
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'a%2C%20b%20%26%20%22c%22.webhook.liquid' },
            region: { startLine: 3, startColumn: 15, endLine: 3, endColumn: 16 },
          },
        },
      ],
      partialFingerprints: { 'miWebhook/v1': expect.stringMatching(/^[0-9a-f]{20}$/) },
      fixes: [{ artifactChanges: [{ replacements: [{ insertedContent: { text: '' } }] }] }],
    });
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex].id).toBe(ruleId);
    expect(tool.driver.rules).toContainEqual(
      expect.objectContaining({ id: 'json-syntax', defaultConfiguration: { level: 'error' } }),
    );
  });
});

/** A body whose findings keep their lines, which move. */
const MOVED = `{% comment %}new{% endcomment %}\n\n${BODY}`;

describe.each(['sarif', 'gitlab', 'json'])('fingerprints in %s', (format) => {
  const printsOf = (body: string) => {
    const out = printed(format, folderWith({ 'a.webhook.liquid': body }));
    return [...out.matchAll(/"(?:miWebhook\/v1|fingerprint)": "(\w+)"/g)].map(([, print]) => print);
  };

  test('stay the same when lines move', () => {
    const before = printsOf(BODY);
    expect(before.length).toBeGreaterThan(1);
    expect(printsOf(MOVED)).toEqual(before);
  });

  test('are others when the line is another', () => {
    const changed = printsOf(BODY.replace('[1,]', '[2,]'));
    expect(changed).toHaveLength(printsOf(BODY).length);
    expect(changed).not.toEqual(printsOf(BODY));
  });
});

/** Each line of the body that has a comma too many, found by other means. */
test.each(['sarif', 'gitlab', 'github', 'junit', 'json', 'text'])('%s names the line of a finding', (format) => {
  const line = MOVED.split('\n').findIndex((text) => text.includes('[1,]')) + 1;
  const out = printed(format, folderWith({ 'a.webhook.liquid': MOVED }));
  expect(out).toMatch(LINE_IN[format]?.(line) ?? /never/);
});

const LINE_IN: Readonly<Record<string, (line: number) => RegExp>> = {
  sarif: (line) => new RegExp(`"startLine": ${line},\\s+"startColumn": 15`),
  gitlab: (line) => new RegExp(`"json-syntax"[^}]*"begin": ${line},`),
  github: (line) => new RegExp(`^::error file=a.webhook.liquid,line=${line},.*title=json-syntax::`, 'm'),
  junit: (line) => new RegExp(`json-syntax at ${line}:15`),
  json: (line) => new RegExp(`"line": ${line - 1},\\s+"character": 14`),
  text: (line) => new RegExp(`a.webhook.liquid:${line}:15 error json-syntax`),
};

describe('--format github', () => {
  test('is a workflow command a line, with nothing in it that would end it', () => {
    const lines = printed('github').trimEnd().split('\n');
    const path = 'a%2C b & "c".webhook.liquid';
    expect(lines.slice(0, -1).every((line) => /^::(error|warning|notice) file=[^:]+::.+$/.test(line))).toBe(true);
    expect(lines[0]).toMatch(
      new RegExp(`^::(warning|error) file=${path.replace(/[".]/g, '\\$&')},line=1,endLine=1,col=54,`),
    );
    expect(lines).toContainEqual(
      expect.stringContaining(`${path},line=3,endLine=3,col=15,endColumn=15,title=json-syntax::`),
    );
    expect(lines.at(-1)).toMatch(/^2 files checked: /);
  });
});

test('--format github has an annotation for a file that could not be checked', () => {
  expect(printed('github', unreadable)).toBe(
    `::error file=a%2C b.webhook.liquid,title=not-checked::a, b.webhook.liquid: ${REASON}\n1 file checked: 0 errors, 0 warnings\n`,
  );
});

describe('--format gitlab', () => {
  test('has what GitLab reads, with fingerprints that are different', () => {
    const issues = JSON.parse(printed('gitlab'));
    expect(issues).toContainEqual({
      description: expect.stringContaining('invalid JSON'),
      check_name: 'json-syntax',
      fingerprint: expect.stringMatching(/^[0-9a-f]{20}$/),
      severity: 'critical',
      location: { path: 'a, b & "c".webhook.liquid', lines: { begin: 3, end: 3 } },
    });
    const prints = issues.map(({ fingerprint }: { fingerprint: string }) => fingerprint);
    expect(new Set(prints).size).toBe(prints.length);
  });
});

describe('--format junit', () => {
  test('passes the schema, and counts what it holds', async () => {
    const xml = await parseStringPromise(printed('junit'));
    const validate = new Ajv().compile(junitSchema);
    expect(validate(xml), JSON.stringify(validate.errors)).toBe(true);
    const [hostile, clean] = xml.testsuites.testsuite;
    expect(hostile.$.name).toBe('a, b & "c".webhook.liquid');
    expect(hostile.testcase.length).toBe(Number(hostile.$.tests));
    const failed = hostile.testcase.filter((one: { failure?: unknown }) => one.failure !== undefined);
    expect(failed.length).toBe(Number(hostile.$.failures));
    expect(clean.testcase).toEqual([{ $: { name: 'no findings', classname: 'clean.webhook.liquid', time: '0' } }]);
  });

  test('has an error for a file that could not be checked', async () => {
    const xml = await parseStringPromise(printed('junit', unreadable));
    const validate = new Ajv().compile(junitSchema);
    expect(validate(xml), JSON.stringify(validate.errors)).toBe(true);
    expect(xml.testsuites.$).toMatchObject({ tests: '2', failures: '0', errors: '1' });
    const [, suite] = xml.testsuites.testsuite;
    expect(suite.testcase[0].error[0].$).toEqual({ message: REASON, type: 'not-checked' });
  });

  test('shows characters that XML does not allow', async () => {
    const cwd = folderWith({ 'a.webhook.liquid': '{"user_id": "a", "n\uFFFE<&\u202E": 1, "n\uFFFE<&\u202E": 2}' });
    const xml = await parseStringPromise(printed('junit', cwd));
    const [{ failure }] = xml.testsuites.testsuite[0].testcase;
    expect(failure[0].$.message).toContain('n\uFFFD<&<U+202E>');
  });
});

test('an unknown format is told which there are', () => {
  expect(run(['check', '--format', 'xml'], { cwd: folder })).toMatchObject({
    code: 2,
    err: 'mi-webhook: --format must be one of text, json, sarif, github, gitlab, junit\n',
  });
});
