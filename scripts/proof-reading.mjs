/**
 * Tests say in their titles what they prove: ids of capabilities (C15) and invariants (I4), either first
 * (`I4, I51: …`) or in parentheses (`… (C15, C17)`); `I28 to I34` are all from one to the other. A suite says it for all
 * its tests.
 */

/** The ids that a title carries. */
export function idsOf(title) {
  const first = /^(?:[CI]\d+a?(?:, | to | and )?)+(?=[: ])/.exec(title)?.[0] ?? '';
  const enclosed = [...title.matchAll(/\(([^()]*)\)/g)].map(([, text]) => text);
  return [...new Set([first, ...enclosed].flatMap(idsIn))];
}

function idsIn(text) {
  const ids = [];
  for (const [, kind, from, letter, to, toLetter] of text.matchAll(
    /\b([CI])(\d+)(a?)\b(?: to [CI](\d+)(a?)\b)?/g,
  )) {
    ids.push(`${kind}${from}${letter}`);
    for (let n = Number(from) + 1; n <= Number(to ?? 0); n++) ids.push(`${kind}${n}`);
    if (toLetter) ids.push(`${kind}${to}${toLetter}`);
  }
  return ids;
}

const opening = /^( *)(?:describe|test|it)(?:\.(\w+))?/;

/**
 * The titles of a test file that carry ids, as `{ title, ids, skippable }`. Goes by the form that the
 * formatter gives: a suite ends where its indentation does.
 */
export function proofsIn(source) {
  const found = [];
  const lines = source.split('\n');
  for (const [n, line] of lines.entries()) {
    const start = opening.exec(line);
    if (!start) continue;
    // The title is the first string after the parenthesis that takes it: that of `.each` comes before.
    const title = titleFrom(lines, n, start[1].length);
    if (title === null) continue;
    const ids = idsOf(title);
    if (ids.length > 0) found.push({ title, ids, skippable: isSkippable(lines, n, start[1].length) });
  }
  return found;
}

function titleFrom(lines, n, indent) {
  const text = lines.slice(n, n + 120).join('\n');
  const call = /^ *(?:describe|test|it)((?:\.\w+)*)/.exec(text);
  let rest = text.slice(call[0].length);
  if (/\.(each|skipIf|runIf)$/.test(call[1])) rest = afterCall(rest, indent);
  const title = /^(?:<[^(]*>)?\(\s*(['"`])((?:\\.|(?!\1)[\s\S])*)\1/.exec(rest);
  return title ? title[2].replaceAll("\\'", "'") : null;
}

/** What follows the arguments of `.each(…)`: formatted, they end on a line of the same indentation, or on the same. */
function afterCall(text, indent) {
  const cut = text.search(new RegExp(`(?:^|\\n {${indent}}|[^\\n])\\)\\(\\s*['"\`]`));
  return cut < 0 ? '' : text.slice(text.indexOf(')(', cut) + 1);
}

/** Under `skipIf`, `skip` or `todo`, itself or around it: what need not run proves nothing. */
function isSkippable(lines, n, indent) {
  let depth = indent;
  for (let at = n; at >= 0; at--) {
    const start = opening.exec(lines[at]);
    if (!start || (at !== n && start[1].length >= depth)) continue;
    if (/^(skip|skipIf|todo|fails)$/.test(start[2] ?? '')) return true;
    depth = start[1].length;
  }
  return false;
}

/** Ids that tests were to prove in this run, all of whose tests were skipped. */
export function unproven(tests) {
  const passed = new Set();
  const skipped = new Set();
  for (const { titles, state } of tests) {
    for (const id of titles.flatMap(idsOf)) (state === 'passed' ? passed : skipped).add(id);
  }
  return [...skipped].filter((id) => !passed.has(id));
}
