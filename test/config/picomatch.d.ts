declare module 'picomatch' {
  const picomatch: { isMatch(path: string, pattern: string, options: object): boolean };
  export default picomatch;
}
