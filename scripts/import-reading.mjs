import { posix } from 'node:path';

const statement = /^[ \t]*(?:import|export)\s+(type\s+)?(?:([^'"`;]*?)\s*\bfrom\s*)?(['"])([^'"\n]+)\3/gm;
const dynamic = /\bimport\(\s*(['"])([^'"\n]+)\1\s*\)/g;

/**
 * The imports of one file: the target's path from the root (`package/…` for what is installed), the
 * line, and whether only types are taken.
 */
export function importsOf(path, source) {
  const text = withoutComments(source);
  const found = [];
  for (const match of text.matchAll(statement)) {
    const [, type, names = '', , target] = match;
    found.push({
      target: resolve(path, target),
      line: lineOf(text, match.index),
      isType: !!type || onlyTypes(names),
    });
  }
  for (const match of text.matchAll(dynamic)) {
    found.push({ target: resolve(path, match[2]), line: lineOf(text, match.index), isType: false });
  }
  return found;
}

export function lineOf(text, index) {
  return text.slice(0, index).split('\n').length;
}

function resolve(path, target) {
  return target.startsWith('.') ? posix.join(posix.dirname(path), target) : `package/${target}`;
}

function onlyTypes(names) {
  const braces = /^\{([^}]*)\}$/.exec(names.trim());
  const listed = braces?.[1]
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
  return !!listed?.length && listed.every((name) => name.startsWith('type '));
}

// Line breaks stay, so that line numbers do.
function withoutComments(text) {
  return text
    .replace(/^[ \t]*\/\*[\s\S]*?\*\//gm, (comment) => comment.replace(/[^\n]/g, ''))
    .replace(/^[ \t]*\/\/.*$/gm, '');
}
