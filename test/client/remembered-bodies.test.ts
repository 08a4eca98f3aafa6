import { expect, test } from 'vitest';
import { URI } from 'vscode-uri';
import { RememberedBodies } from '../../client/src/remembered-bodies.ts';

/** What is kept of a workspace. */
class Memory {
  private readonly kept = new Map<string, string>();

  get(key: string, otherwise?: unknown) {
    const text = this.kept.get(key);
    return text === undefined ? otherwise : JSON.parse(text);
  }

  async update(key: string, value: unknown): Promise<void> {
    this.kept.set(key, JSON.stringify(value));
  }
}

const file = URI.parse('file:///work/pasted.txt');

test('a file that is a body is one when the window is opened again', async () => {
  const memory = new Memory();
  await new RememberedBodies(memory).isOne(file);
  expect(new RememberedBodies(memory).isBody(file)).toBe(true);
});

test('a file that was given another language is none any more, and nobody is asked about it', async () => {
  const remembered = new RememberedBodies(new Memory());
  await remembered.isOne(file);
  await remembered.isNone(file);
  expect(remembered.isBody(file)).toBe(false);
  expect(remembered.wasOffered(file)).toBe(true);
});

test('a file that was renamed, or whose folder was, is what it was before', async () => {
  const remembered = new RememberedBodies(new Memory());
  await remembered.isOne(file);
  await remembered.renamed(URI.parse('file:///work'), URI.parse('file:///home/other'));
  await remembered.renamed(URI.parse('file:///home/other/pasted.txt'), URI.parse('file:///home/other/body.txt'));
  expect(remembered.isBody(URI.parse('file:///home/other/body.txt'))).toBe(true);
  expect(remembered.isBody(file)).toBe(false);
});

test('a folder whose name begins like another is another', async () => {
  const remembered = new RememberedBodies(new Memory());
  await remembered.isOne(file);
  await remembered.renamed(URI.parse('file:///wor'), URI.parse('file:///else'));
  expect(remembered.isBody(file)).toBe(true);
});

test('after "do not ask" nothing is offered until it is switched on again', async () => {
  const remembered = new RememberedBodies(new Memory());
  expect(remembered.isOff).toBe(false);
  await remembered.turn('off');
  expect(remembered.isOff).toBe(true);
  await remembered.turn('on');
  expect(remembered.isOff).toBe(false);
});
