/** Works on some inputs at the same time, and gives the results in the order of the inputs. `work` never rejects. */
export async function* inOrder<Input, Result>(
  inputs: AsyncIterable<Input>,
  mostAtOnce: number,
  work: (input: Input) => Promise<Result>,
): AsyncGenerator<Result> {
  const begun: Promise<Result>[] = [];
  for await (const input of inputs) {
    begun.push(work(input));
    const [first] = begun;
    if (first === undefined || begun.length < mostAtOnce) continue;
    yield await first;
    begun.shift();
  }
  for (const result of begun) yield await result;
}

/** The first `count` of them, or all where there are fewer, and an iterable that still has all. */
export async function peek<Item>(
  items: AsyncIterable<Item>,
  count: number,
): Promise<{ readonly first: readonly Item[]; readonly all: AsyncIterable<Item> }> {
  const iterator = items[Symbol.asyncIterator]();
  const first: Item[] = [];
  while (first.length < count) {
    const next = await iterator.next();
    if (next.done) break;
    first.push(next.value);
  }
  return { first, all: chain(first, iterator) };
}

async function* chain<Item>(first: readonly Item[], rest: AsyncIterator<Item>): AsyncGenerator<Item> {
  yield* first;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}
