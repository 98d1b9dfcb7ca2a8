import { LRUCache } from 'lru-cache';

const bytesMax = 48 * 1024 * 1024;

/**
 * Rendered answers, kept until the catalog changes. The version is read before the rows an
 * answer is made of, so an entry may be newer than its key says but never older.
 */
export class AnswerMemory {
  readonly #answers = new LRUCache<string, Buffer>({
    maxSize: bytesMax,
    sizeCalculation: (answer) => answer.length + 200,
  });

  async answerFor(version: string, about: string, make: () => Promise<object>): Promise<Buffer> {
    const key = `${version} ${about}`;
    const kept = this.#answers.get(key);
    if (kept) return kept;
    const made = Buffer.from(JSON.stringify(await make()), 'utf8');
    this.#answers.set(key, made);
    return made;
  }

  /** After a reset versions count from the start again. */
  clear(): void {
    this.#answers.clear();
  }
}
