/** Text of a file in whichever of the usual encodings a spreadsheet saved it; null where it is none. */
export function textOf(bytes: Uint8Array): string | null {
  const text = decoded(bytes);
  return text === null || holdsNoText(text) ? null : text;
}

function decoded(bytes: Uint8Array): string | null {
  const wide = wideEncodingOf(bytes);
  if (wide) return decode(bytes, wide);
  return decode(bytes, 'utf-8') ?? decode(bytes, isCyrillic(bytes) ? 'windows-1251' : 'windows-1252');
}

function decode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** By the mark at the beginning, or by the zeros that letters of the header are made of. */
function wideEncodingOf(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const [first = 0, second = 0] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const start = bytes.subarray(0, 512);
  const zeros = [0, 0];
  start.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (even + odd < start.length / 8) return null;
  return odd > even ? 'utf-16le' : 'utf-16be';
}

/**
 * Both encodings of one byte use the same bytes. Words of Russian are made of such bytes throughout; in words of
 * western languages accented letters stand among plain ones.
 */
function isCyrillic(bytes: Uint8Array): boolean {
  // One sign for each byte, so that the words can be found before their letters are known.
  const words =
    Buffer.from(bytes)
      .toString('latin1')
      .match(/[A-Za-z\u00a8\u00b8\u00c0-\u00ff]+/g) ?? [];
  const accented = words.filter((word) => /[^A-Za-z]/.test(word));
  const cyrillic = accented.filter((word) => !/[A-Za-z]/.test(word));
  return cyrillic.length * 2 > accented.length;
}

/** Bytes of something else, such as a workbook, decode as well, to signs that stand in no text. */
function holdsNoText(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is looked for
  return /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/.test(text);
}
