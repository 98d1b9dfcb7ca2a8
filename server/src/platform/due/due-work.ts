import type { Database } from '../db/index.ts';

/**
 * Something that happens to stored rows once their date has come (D49): a grant lapses, a
 * subscription renews. There is no queue of jobs: the dates in the rows are the queue.
 *
 * Exactly once, also with several processes or one that dies in the middle: `run` picks rows with
 * `for update skip locked` and, in one transaction, writes the new state, what follows from it and
 * its audit record. What is not committed is still due.
 */
export interface DueWork {
  /** In the trade's words, for logs and the operator: `delegation.expire`. */
  readonly name: string;
  /** The earliest date of a row that waits for this work, past dates included; null when none waits. One index read. */
  readonly next: (db: Database) => Promise<Date | null>;
  /**
   * Does at most `limit` rows due at or before `now`, earliest first, and says how many. What happens is
   * dated with the row's own date, so that a clock moved by a year tells the same story as a year.
   */
  readonly run: (db: Database, now: Date, limit: number) => Promise<number>;
  /** So many runs go at once as soon as one is not enough, for work that comes by the ten thousand. */
  readonly abreast?: number;
  /** So many rows in one run, for work that does them together; without it a few hundred. */
  readonly atOnce?: number;
  /**
   * It only writes down what others have done, by their dates, and nothing waits for it: when the clock is moved,
   * it goes on beside what the next days bring about. At the end of the way it is done.
   */
  readonly follows?: true;
}
