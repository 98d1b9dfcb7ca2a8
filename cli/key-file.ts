import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Stop } from './stop.ts';

/** What a data directory keeps beside its database; a backup holds none of it. */
type SecretFiles = Readonly<Record<string, string>>;

/** Passwords that are made at the first start cannot be made again for what is in a database. */
const besides = ['demo-credentials.json', 'postgres-password'];

export function writeKeyFile(dataDir: string, file: string): void {
  if (existsSync(file)) throw new Stop(`${file} is there already: name another file for the keys.`);
  const folder = join(dataDir, 'keys');
  const names = [
    ...(existsSync(folder) ? readdirSync(folder).map((name) => `keys/${name}`) : []),
    ...besides.filter((name) => existsSync(join(dataDir, name))),
  ];
  const files = Object.fromEntries(names.map((name) => [name, readFileSync(join(dataDir, name), 'utf8')]));
  writeFileSync(file, JSON.stringify({ twotierKeys: 1, files }, null, 2), { mode: 0o600, flag: 'wx' });
}

export function readKeyFile(file: string): SecretFiles {
  if (!existsSync(file)) throw new Stop(`There is no file ${file}.`);
  try {
    const { twotierKeys, files } = JSON.parse(readFileSync(file, 'utf8'));
    const isName = (name: string) => besides.includes(name) || /^keys\/[a-z-]+\.json$/.test(name);
    if (twotierKeys === 1 && Object.keys(files).every(isName)) return files;
  } catch {
    // Said below.
  }
  throw new Stop(`${file} holds no keys: they are written by npm run backup -- FILE --keys KEYFILE.`);
}

export function putKeys(dataDir: string, files: SecretFiles): void {
  mkdirSync(join(dataDir, 'keys'), { recursive: true, mode: 0o700 });
  for (const [name, text] of Object.entries(files))
    writeFileSync(join(dataDir, name), text, { mode: 0o600, flag: 'wx' });
}
