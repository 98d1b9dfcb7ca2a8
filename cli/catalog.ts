import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type {
  CatalogImport,
  CatalogImportProblem,
  CatalogImportProblems,
  CatalogImportRequest,
} from '../contract/catalog.ts';
import { problemTable, progressLine, resultText } from './catalog-text.ts';
import type { Server } from './server.ts';
import { signInTo } from './server.ts';
import { Stop } from './stop.ts';

export interface ImportCommand {
  readonly file: string;
  readonly country: string | undefined;
  readonly currency: string | undefined;
  readonly publisher: string | undefined;
  readonly sellable: boolean;
  readonly dryRun: boolean;
  readonly language: string;
  readonly url: string | undefined;
  readonly user: string | undefined;
}

const root = '/twotier/v1/catalogimports';
const bytesMax = 20 * 1024 * 1024;
const problemsShown = 200;
const pauseMs = 300;

/** Imports a file through the API of a running server; returns the exit code. */
export async function importCatalog(command: ImportCommand): Promise<number> {
  const request = requestOf(command);
  const server = await signInTo(command, process.env);
  try {
    const done = await follow(server, await server.post<CatalogImport>(root, request));
    const problems = await readProblems(server, done.id);
    if (problems.length > 0) process.stdout.write(`${problemTable(problems.slice(0, problemsShown))}\n`);
    if (problems.length > problemsShown)
      process.stdout.write(`… and ${problems.length - problemsShown} more, listed in the portal.\n`);
    process.stdout.write(`${resultText(done)}\n`);
    if (done.state !== 'finished') return 1;
    return done.rows.failed > 0 ? 2 : 0;
  } finally {
    await server.signOut();
  }
}

function requestOf({
  file,
  country,
  currency,
  publisher,
  sellable,
  dryRun,
}: ImportCommand): CatalogImportRequest {
  if (!existsSync(file) || !statSync(file).isFile()) throw new Stop(`There is no file ${file}.`);
  const content = readFileSync(file);
  if (content.length > bytesMax) throw new Stop(`${file} is larger than 20 MB. Split it into several files.`);
  return {
    fileName: basename(file),
    contentBase64: content.toString('base64'),
    ...(country ? { country } : {}),
    ...(currency ? { currency } : {}),
    ...(publisher ? { publisher } : {}),
    sellable,
    dryRun,
  };
}

async function follow(server: Server, started: CatalogImport): Promise<CatalogImport> {
  let now = started;
  while (now.state === 'running') {
    if (process.stderr.isTTY) process.stderr.write(`\r${progressLine(now)}`);
    await wait(pauseMs);
    now = await server.get<CatalogImport>(`${root}/${started.id}`);
  }
  process.stderr.write(`${process.stderr.isTTY ? '\r' : ''}${progressLine(now)}\n`);
  return now;
}

async function readProblems(server: Server, importId: string): Promise<CatalogImportProblem[]> {
  const problems: CatalogImportProblem[] = [];
  let token = '';
  do {
    const page = await server.get<CatalogImportProblems>(
      `${root}/${importId}/problems?size=1000${token && `&MS-ContinuationToken=${encodeURIComponent(token)}`}`,
    );
    problems.push(...page.items);
    token = page.continuationToken ?? '';
  } while (token);
  return problems;
}
