// Who may import whom. Run alone it checks the working tree; the rules themselves are in
// import-rules.mjs.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { offences } from './import-rules.mjs';
import { root } from './runtime.mjs';

const folders = ['server', 'contract', 'cli', 'bench', 'portal', 'e2e'];

export function offencesInTree() {
  return offences(
    new Map(folders.flatMap(sourceFiles).map((path) => [path, readFileSync(join(root, path), 'utf8')])),
  );
}

function sourceFiles(folder) {
  let entries;
  try {
    entries = readdirSync(join(root, folder), { withFileTypes: true });
  } catch {
    return [];
  }
  return entries.flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return ['node_modules', 'dist'].includes(entry.name) ? [] : sourceFiles(path);
    return /\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const found = offencesInTree();
  for (const offence of found) console.log(offence);
  if (found.length > 0) process.exitCode = 1;
}
