/** After https://github.com/testmoapp/junitxml: attributes under `$`, as xml2js reads them. */
const counts = {
  type: 'object',
  required: ['name', 'tests', 'failures', 'errors'],
  properties: {
    name: { type: 'string' },
    tests: { type: 'string', pattern: '^\\d+$' },
    failures: { type: 'string', pattern: '^\\d+$' },
    errors: { type: 'string', pattern: '^\\d+$' },
    skipped: { type: 'string', pattern: '^\\d+$' },
    time: { type: 'string', pattern: '^\\d+(\\.\\d+)?$' },
  },
  additionalProperties: false,
};
export const junitSchema = {
  type: 'object',
  required: ['testsuites'],
  additionalProperties: false,
  properties: {
    testsuites: {
      type: 'object',
      required: ['$'],
      additionalProperties: false,
      properties: { $: counts, testsuite: { type: 'array', items: { $ref: '#/$defs/suite' } } },
    },
  },
  $defs: {
    suite: {
      type: 'object',
      required: ['$', 'testcase'],
      additionalProperties: false,
      properties: { $: counts, testcase: { type: 'array', items: { $ref: '#/$defs/case' } } },
    },
    case: {
      type: 'object',
      required: ['$'],
      additionalProperties: false,
      properties: {
        $: {
          type: 'object',
          required: ['name', 'classname'],
          additionalProperties: false,
          properties: { name: { type: 'string' }, classname: { type: 'string' }, time: { type: 'string' } },
        },
        failure: { type: 'array', items: { $ref: '#/$defs/result' } },
        error: { type: 'array', items: { $ref: '#/$defs/result' } },
        'system-out': { type: 'array', items: { type: 'string' } },
      },
    },
    result: {
      type: 'object',
      required: ['_', '$'],
      properties: { _: { type: 'string' }, $: { type: 'object', required: ['message', 'type'] } },
    },
  },
};
