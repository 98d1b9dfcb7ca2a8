import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { Stop } from './stop.ts';

/** A running Twotier, signed in to as a person: every command goes through its API, never past it. */
export interface Server {
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body: unknown): Promise<T>;
  signOut(): Promise<void>;
}

export interface Reaching {
  readonly url: string | undefined;
  readonly user: string | undefined;
  readonly language: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

export async function signInTo(reaching: Reaching, env: Environment): Promise<Server> {
  const url = (reaching.url ?? addressOf(env)).replace(/\/+$/, '');
  const credentials = await credentialsFor(reaching.user, env);
  const send = sender(url, reaching.language);
  const answer = await send('POST', '/twotier/v1/session', credentials);
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const json = async <T>(method: string, path: string, body?: unknown) =>
    (await (await send(method, path, body, cookie)).json()) as T;
  return {
    get: (path) => json('GET', path),
    post: (path, body) => json('POST', path, body),
    signOut: async () => void (await send('DELETE', '/twotier/v1/session', undefined, cookie)),
  };
}

/** As the product itself reads its settings. */
function addressOf(env: Environment): string {
  return env['TWOTIER_PUBLIC_URL'] || `http://${env['HOST'] || '127.0.0.1'}:${env['PORT'] || '8080'}`;
}

interface Credentials {
  readonly userPrincipalName: string;
  readonly password: string;
}

async function credentialsFor(user: string | undefined, env: Environment): Promise<Credentials> {
  const dataDir = resolve(env['TWOTIER_DATA_DIR'] || './data');
  if (user === undefined) return demoOperator(dataDir);
  const password = env['TWOTIER_PASSWORD'] || demoPassword(dataDir, user) || (await askForPassword(user));
  return { userPrincipalName: user, password };
}

interface DemoCredentials {
  readonly tenants: readonly {
    readonly kind: string;
    readonly users: readonly {
      readonly role: string;
      readonly userPrincipalName: string;
      readonly password: string;
    }[];
  }[];
}

/** People of the demo world need no password typed where its credentials lie. */
function demoPassword(dataDir: string, user: string): string | undefined {
  const file = join(dataDir, 'demo-credentials.json');
  if (!existsSync(file)) return undefined;
  const { tenants } = JSON.parse(readFileSync(file, 'utf8')) as DemoCredentials;
  return tenants
    .flatMap((tenant) => tenant.users)
    .find((one) => one.userPrincipalName.toLowerCase() === user.toLowerCase())?.password;
}

function demoOperator(dataDir: string): Credentials {
  const file = join(dataDir, 'demo-credentials.json');
  if (!existsSync(file)) {
    throw new Stop(
      `There is no ${file}: name an operator administrator with --user, or the data directory in TWOTIER_DATA_DIR.`,
    );
  }
  const { tenants } = JSON.parse(readFileSync(file, 'utf8')) as DemoCredentials;
  const users = tenants.filter(({ kind }) => kind === 'operator').flatMap((tenant) => tenant.users);
  const [found] = users.filter(({ role }) => role === 'operator-admin');
  if (!found) throw new Stop(`${file} names no operator administrator: name one with --user.`);
  return { userPrincipalName: found.userPrincipalName, password: found.password };
}

async function askForPassword(user: string): Promise<string> {
  if (!process.stdin.isTTY)
    throw new Stop('Put the password into TWOTIER_PASSWORD, or run this in a terminal to be asked for it.');
  process.stderr.write(`Password of ${user}: `);
  // Nothing typed is shown.
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: silent, terminal: true });
  const password = await lines.question('');
  lines.close();
  process.stderr.write('\n');
  return password;
}

function sender(url: string, language: string) {
  return async (method: string, path: string, body?: unknown, cookie = ''): Promise<Response> => {
    let response: Response;
    try {
      response = await fetch(`${url}${path}`, {
        method,
        headers: {
          Accept: 'application/json',
          'X-Locale': language,
          'X-Twotier-Portal': '1',
          ...(cookie ? { Cookie: cookie } : {}),
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    } catch {
      throw new Stop(
        `Nothing answers at ${url}. Start Twotier with npm start, or say where it runs with --url.`,
      );
    }
    if (response.ok) return response;
    throw new Stop(await sentenceOf(response));
  };
}

async function sentenceOf(response: Response): Promise<string> {
  const text = await response.text();
  try {
    const { description, message } = JSON.parse(text) as { description?: string; message?: string };
    return description ?? message ?? text;
  } catch {
    return `The server answered ${response.status}.`;
  }
}
