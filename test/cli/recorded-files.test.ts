import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { takeChunk } from '../../server/src/cli/replay/chunk.ts';
import { chunksOf } from '../../server/src/cli/replay/read-chunks.ts';
import { isHash, type Value } from '../../server/src/semantics/values.ts';
import { emptyTally } from '../../server/src/service/replay/tally.ts';
import { temporaryFolder } from './run.ts';

/** Each record of a file as `record: id`, or with what keeps it, or the file, from being read. */
async function recordsIn(content: string | Uint8Array): Promise<string[]> {
  const path = join(temporaryFolder(), 'events');
  writeFileSync(path, content);
  const told: string[] = [];
  const replayer = {
    take: (value: Value | undefined, { record }: { record: number }) =>
      void told.push(`${record}: ${isHash(value) ? value.get('id') : 'is not valid JSON'}`),
    unreadable: (problem: string, { record }: { record: number }) => void told.push(`${record}: ${problem}`),
    addUser: () => true,
  };
  for await (const chunk of chunksOf(path, 0, false))
    if ('problem' in chunk) told.push(chunk.problem);
    else takeChunk(chunk, replayer, emptyTally(0));
  return told;
}

/** What a program writes that puts no objects on lines of their own. */
function pretty(...ids: readonly string[]): string {
  return ids.map((id) => `${JSON.stringify({ id, list: [{ a: 1 }] }, null, 2)}\n`).join('');
}

const MEGABYTE = 1024 * 1024;

describe('records of', () => {
  test.each<[string, string | Uint8Array, string[]]>([
    ['objects over several lines, one behind the other', pretty('a', 'b', 'c'), ['1: a', '2: b', '3: c']],
    [
      'the same, of which one has a string without an end',
      pretty('a', 'b', 'c').replace('"b"', '"b'),
      ['1: a', '2: is not valid JSON', '3: c'],
    ],
    ['objects with leading commas', '{ "id": "a"\n, "b": 1 }\n{ "id": "b"\n, "b": 1 }', ['1: a', '2: b']],
    ['two arrays', '[{"id":"a"}]\n[{"id":"b"}]', ['1: a', '2: b']],
    ['an array that lacks a comma', '[{"id":"a"}\n{"id":"b"}]', ['1: a', '2: b']],
    [
      'an array with a string that has no end, in a list',
      '[\n{"id": "a"},\n{"id": "b", "list": ["x\n]},\n{"id": "c"}\n]',
      ['1: a', '2: is not valid JSON', '3: c'],
    ],
    [
      'lines of which the first is cut off',
      'd":"a"}\n{"id":"b"}\n{"id":"c"}',
      ['1: is not valid JSON', '2: b', '3: c'],
    ],
    ['UTF-16, as PowerShell writes it', Buffer.from('\uFEFF{"id":"ä"}\r\n{"id":"b"}\r\n', 'utf16le'), ['1: ä', '2: b']],
    [
      'a line that is too long',
      `{"id":"${'a'.repeat(20 * MEGABYTE)}"}\n{"id":"b"}\n`,
      ['1: is longer than 8 MB', '2: b'],
    ],
  ])('%s', async (_, content, expected) => {
    expect(await recordsIn(content)).toEqual(expected);
  });

  test.each<[string, string, string[]]>([
    ['blank lines before its header', '\n\nid,b\na,1\n', ['4: a']],
    ['no line break at its end', 'id;b\na;1', ['2: a']],
    ['an empty last cell', 'id,b\na,\nb,', ['2: a', '3: b']],
    ['a quote within a bare cell', 'id,b\n6" a,1\nb,"1"\n', ['2: 6" a', '3: b']],
    ['a quote that is not closed', 'b,id\n1,"a\n2,b\n3,"c"\n', ['2: has a quote in the wrong place', '3: b', '4: c']],
    ['text behind a quote', 'id,b\n"a"x,1\nb,2\n', ['2: has a quote in the wrong place', '3: b']],
    ['line breaks in quotes', 'id,b\n"a\nb ""c""",1\nd,2\n', ['2: a\nb "c"', '4: d']],
    ['two columns of one name', 'id,id\na,a\n,b\nc,d\n', ['2: a', '3: b', '4: has two values for `id`']],
  ])('CSV with %s', async (_, content, expected) => {
    expect(await recordsIn(content)).toEqual(expected);
  });

  test.each([
    ['a quote in a bare cell', '6" wide', 0],
    ['a quote that is not closed', '"wide', 1],
  ])('CSV of several chunks, with %s near its beginning', async (_, cell, broken) => {
    const rows = Array.from({ length: 60_000 }, (_, at) => `${at},${at === 7 ? cell : '"a, b"'}`);
    const told = await recordsIn(`id,title\n${rows.join('\n')}\n`);
    expect(told.filter((one) => one.includes('quote'))).toHaveLength(broken);
    expect([told.length, told.at(-1)]).toEqual([60_000, '60001: 59999']);
  });

  test('a packed file that is cut off, up to there', async () => {
    const lines = Array.from({ length: 5000 }, (_, at) => `{"id":"${at}-${at * 7919}"}\n`).join('');
    const told = await recordsIn(gzipSync(lines).subarray(0, 8000));
    expect(told.slice(0, 2)).toEqual(['1: 0-0', '2: 1-7919']);
    expect(told.length).toBeGreaterThan(1000);
    expect(told.at(-1)).toBe('cannot be read: unexpected end of file');
  });

  test.each([
    ['Avro', 'Obj\u0001\u0004', /^is an Avro file, as Currents stores them: /],
    ['ZIP', 'PK\u0003\u0004', /^is a ZIP archive or an Excel workbook: /],
    ['Parquet', 'PAR1\u0015', /^is a Parquet file: /],
  ])('%s, which is named', async (_, content, expected) => {
    expect(await recordsIn(content)).toEqual([expect.stringMatching(expected)]);
  });
});
