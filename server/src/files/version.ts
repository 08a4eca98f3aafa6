import { createRequire } from 'node:module';

/** Of the package that the command is a part of. */
export function version(): string {
  const manifest: unknown = createRequire(__filename)('../package.json');
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : '';
}
