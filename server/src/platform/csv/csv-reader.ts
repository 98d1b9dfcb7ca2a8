/** One record of a file. */
export interface CsvRecord {
  readonly cells: readonly string[];
  /** A quotation mark stands where none may, or is never closed: nobody can say what the record was meant to be. */
  readonly isBroken: boolean;
}

export interface CsvForm {
  readonly delimiter: string;
  /** What is longer is cut, and the record told as broken: an open quotation mark would swallow the whole file. */
  readonly cellMax?: number;
  /** Cells beyond are counted as one. */
  readonly cellsMax?: number;
}

const quote = 34;
const lineFeed = 10;
const carriageReturn = 13;

type Place = 'cell-start' | 'plain' | 'quoted' | 'after-quote';

/**
 * Reads separated text (RFC 4180) as it arrives, in pieces cut anywhere, so that a file of any length needs the
 * memory of one record. Lines end in CRLF, LF or CR, also mixed: spreadsheets write LF inside of cells and
 * CRLF after records, and hand-mended files have both.
 */
export class CsvReader {
  readonly #delimiter: number;
  readonly #cellMax: number;
  readonly #cellsMax: number;
  #place: Place = 'cell-start';
  #cell = '';
  #cells: string[] = [];
  #isBroken = false;
  /** The record before ended in CR: a line feed that follows belongs to it. */
  #afterReturn = false;

  constructor({ delimiter, cellMax = 32_767, cellsMax = 256 }: CsvForm) {
    this.#delimiter = delimiter.charCodeAt(0);
    this.#cellMax = cellMax;
    this.#cellsMax = cellsMax;
  }

  /** The records that this piece of the file completes. */
  push(text: string): CsvRecord[] {
    const records: CsvRecord[] = [];
    let at = 0;
    while (at < text.length) {
      const code = text.charCodeAt(at);
      if (this.#afterReturn) {
        this.#afterReturn = false;
        if (code === lineFeed) {
          at += 1;
          continue;
        }
      }
      at = this.#place === 'quoted' ? this.#readQuoted(text, at) : this.#readPlain(text, at, code, records);
    }
    return records;
  }

  /** What is left when the file has ended. */
  end(): CsvRecord[] {
    const isEmpty = this.#place === 'cell-start' && this.#cells.length === 0;
    if (isEmpty) return [];
    if (this.#place === 'quoted') this.#isBroken = true;
    const records: CsvRecord[] = [];
    this.#endRecord(records);
    return records;
  }

  #readQuoted(text: string, at: number): number {
    const close = text.indexOf('"', at);
    if (close < 0) {
      this.#append(text.slice(at));
      return text.length;
    }
    this.#append(text.slice(at, close));
    this.#place = 'after-quote';
    return close + 1;
  }

  #readPlain(text: string, at: number, code: number, records: CsvRecord[]): number {
    if (code === this.#delimiter) {
      this.#endCell();
      return at + 1;
    }
    if (code === lineFeed || code === carriageReturn) {
      this.#endRecord(records);
      this.#afterReturn = code === carriageReturn;
      return at + 1;
    }
    if (code === quote && this.#place !== 'plain') return this.#readQuote(at);
    // Blanks between a closing quotation mark and the end of its cell do no harm; anything else does.
    if (this.#place === 'after-quote') {
      if (code === 32) return at + 1;
      this.#isBroken = true;
    }
    this.#place = 'plain';
    const end = this.#endOfPlain(text, at + 1);
    this.#append(text.slice(at, end));
    return end;
  }

  /** At the start of a cell a quotation mark opens it; after one that closed it, the two are one of its letters. */
  #readQuote(at: number): number {
    if (this.#place === 'after-quote') this.#append('"');
    this.#place = 'quoted';
    return at + 1;
  }

  #endOfPlain(text: string, from: number): number {
    for (let at = from; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === this.#delimiter || code === lineFeed || code === carriageReturn) return at;
    }
    return text.length;
  }

  #append(text: string): void {
    const room = this.#cellMax - this.#cell.length;
    if (text.length > room) this.#isBroken = true;
    this.#cell += text.length > room ? text.slice(0, room) : text;
  }

  #endCell(): void {
    if (this.#cells.length < this.#cellsMax) this.#cells.push(this.#cell);
    else if (this.#cell !== '') this.#cells[this.#cellsMax - 1] = this.#cell;
    this.#cell = '';
    this.#place = 'cell-start';
  }

  #endRecord(records: CsvRecord[]): void {
    this.#endCell();
    records.push({ cells: this.#cells, isBroken: this.#isBroken });
    this.#cells = [];
    this.#isBroken = false;
  }
}
