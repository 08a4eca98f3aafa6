/** Formats in which events are stored and which replay does not read, by the bytes that their files begin with. */
const FORMATS: readonly (readonly [beginning: string, problem: string])[] = [
  ['PK\u0003\u0004', 'is a ZIP archive or an Excel workbook: unpack it, or save it as CSV'],
  [
    'Obj\u0001',
    'is an Avro file, as Currents stores them: write its records as one JSON object per line, such as with `avro-tools tojson`',
  ],
  ['PAR1\u0015', 'is a Parquet file: write its rows as CSV, or as one JSON object per line'],
  ['\u0028\u00b5\u002f\u00fd', 'is compressed with Zstandard: unpack it, or compress it with gzip'],
  ['BZh91AY&SY', 'is compressed with bzip2: unpack it, or compress it with gzip'],
  ['\u00fd7zXZ', 'is compressed with xz: unpack it, or compress it with gzip'],
];

/** What a file is that holds no text, and what to do about it. */
export function foreignFormat(beginning: Uint8Array): string | undefined {
  const text = Array.from(beginning.subarray(0, 8), (byte) => String.fromCharCode(byte)).join('');
  return FORMATS.find(([mark]) => text.startsWith(mark))?.[1];
}
