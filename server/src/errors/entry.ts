/** A refusal: number and HTTP status of the partner contract, and the sentence a person reads, in three languages. */
export interface ErrorEntry {
  readonly code: number;
  readonly status: 400 | 401 | 403 | 404 | 405 | 409 | 412 | 413 | 415 | 417 | 429 | 500 | 501 | 503;
  readonly en: string;
  readonly es: string;
  readonly ru: string;
}

export function entry(
  code: number,
  status: ErrorEntry['status'],
  en: string,
  es: string,
  ru: string,
): ErrorEntry {
  return { code, status, en, es, ru };
}
