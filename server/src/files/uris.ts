/** The name of a file as VS Code writes it in a URI: other parts compare URIs as texts. */
export function inUri(name: string): string {
  return encodeURIComponent(name).replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** The URI of a path of this machine, which may be one of Windows. */
export function fileUri(path: string): string {
  const slashed = /^(?:[A-Za-z]:|\\\\)/.test(path) ? path.replaceAll('\\', '/') : path;
  const drive = slashed.replace(/^[A-Z]:/, (letter) => letter.toLowerCase());
  const absolute = drive.startsWith('/') ? drive : `/${drive}`;
  const [, host = '', rest = absolute] = /^\/\/([^/]+)(\/.*)?$/.exec(absolute) ?? [];
  return `file://${host}${rest.split('/').map(inUri).join('/')}`;
}
