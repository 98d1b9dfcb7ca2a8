/** Encodings in which spreadsheets save text. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1251' | 'windows-1252';

/** The bytes of a file, as often as it is read. */
export type FileParts = () => AsyncIterable<Uint8Array>;

/** In which of the usual encodings a file is, after one look at all of it. */
export async function encodingOf(parts: FileParts): Promise<Encoding> {
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  const words = new WordCount();
  const wide = wideEncodingOf(await beginningOf(parts, 512));
  if (wide) return wide;
  let isUtf8 = true;
  for await (const part of parts()) {
    isUtf8 &&= decodes(utf8, part);
    words.add(part);
  }
  if (isUtf8 && decodes(utf8)) return 'utf-8';
  return words.areCyrillic() ? 'windows-1251' : 'windows-1252';
}

/** The first bytes of a file, however it is cut. */
export async function beginningOf(parts: FileParts, length: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const part of parts()) {
    pieces.push(part);
    size += part.length;
    if (size >= length) break;
  }
  return Buffer.concat(pieces).subarray(0, length);
}

function decodes(decoder: InstanceType<typeof TextDecoder>, part?: Uint8Array): boolean {
  try {
    if (part) decoder.decode(part, { stream: true });
    else decoder.decode();
    return true;
  } catch {
    return false;
  }
}

/** The text of a file, piece by piece; null for a piece that cannot be text. */
export async function* decoded(parts: FileParts, encoding: Encoding): AsyncGenerator<string | null> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const piece = (part?: Uint8Array): string | null => {
    try {
      const text = part ? decoder.decode(part, { stream: true }) : decoder.decode();
      return holdsNoText(text) ? null : text;
    } catch {
      return null;
    }
  };
  for await (const part of parts()) yield piece(part);
  yield piece();
}

/** By the mark at the beginning, or by the zeros that letters of the header are made of. */
function wideEncodingOf(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const [first = 0, second = 0] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const zeros = [0, 0];
  bytes.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (even + odd <= bytes.length / 8) return null;
  return odd > even ? 'utf-16le' : 'utf-16be';
}

/**
 * Both encodings of one byte use the same bytes. Words of Russian are made of such bytes throughout; in words of
 * western languages accented letters stand among plain ones.
 */
class WordCount {
  #accented = 0;
  #cyrillic = 0;
  /** A word that the end of a part may have cut. */
  #rest = '';

  add(part: Uint8Array): void {
    // One sign for each byte, so that the words can be found before their letters are known.
    const text = this.#rest + Buffer.from(part.buffer, part.byteOffset, part.byteLength).toString('latin1');
    const whole = /[A-Za-z\u0080-\u00ff]{1,100}$/.exec(text)?.index ?? text.length;
    this.#rest = text.slice(whole);
    this.#count(text.slice(0, whole));
  }

  areCyrillic(): boolean {
    this.#count(this.#rest);
    return this.#cyrillic * 2 > this.#accented;
  }

  #count(text: string): void {
    const words = text.match(
      /[A-Za-z\u00a8\u00b8\u00c0-\u00ff]*[\u00a8\u00b8\u00c0-\u00ff][A-Za-z\u00a8\u00b8\u00c0-\u00ff]*/g,
    );
    for (const word of words ?? []) {
      this.#accented += 1;
      if (!/[A-Za-z]/.test(word)) this.#cyrillic += 1;
    }
  }
}

/** Bytes of something else, such as a picture, decode as well, to signs that stand in no text. */
export function holdsNoText(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is looked for
  return /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/.test(text);
}
