/** Characters that would make a longer address of a link they touch. */
const ofAddress = /[\w\-./?#&=%~+@:]/;

/** Whether the personal link still stands in the message, whole and unchanged: it identifies the issuer (3.0). */
export function linkSurvives(text: string, url: string): boolean {
  for (let at = text.indexOf(url); at >= 0; at = text.indexOf(url, at + 1)) {
    const before = text[at - 1] ?? ' ';
    const [after = ' ', next = ' '] = text.slice(at + url.length);
    // A full stop that ends the sentence is no part of the address.
    const ends = !ofAddress.test(after) || (/[.?:]/.test(after) && !ofAddress.test(next));
    if (!ofAddress.test(before) && ends) return true;
  }
  return false;
}

/** Puts the link back: in the place of what is left of it, else at the end. */
export function restoreLink(text: string, url: string): string {
  if (linkSurvives(text, url)) return text;
  const start = url.slice(0, url.lastIndexOf('/') + 1);
  const remains = new RegExp(`${escaped(start)}\\S*`);
  const mended = text.replace(remains, () => url);
  if (linkSurvives(mended, url)) return mended;
  return `${text.trimEnd()}\n\n${url}\n`;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}

/** Opens the person's own mail program with the draft; to whom is for the person to say. */
export function mailAddress(subject: string, text: string): string {
  return `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text.replace(/\r?\n/g, '\r\n'))}`;
}
