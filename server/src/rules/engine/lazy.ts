/** What `work` gives, worked out when it is first asked for. Where `work` throws, it is tried again the next time. */
export function lazy<Result>(work: () => Result): () => Result {
  let known: { readonly result: Result } | undefined;
  return () => {
    known ??= { result: work() };
    return known.result;
  };
}
