import { currentLanguage, locales } from '../i18n/index.ts';
import { apiErrorFrom, NoAnswer } from './errors.ts';
import { askForProof, wantsProof } from './step-up.ts';

export type Query = Readonly<Record<string, string | number | boolean | undefined>>;

export interface SendOptions {
  readonly query?: Query | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Given by `useAction`, so that a repeated attempt carries the same id. */
  readonly requestId?: string | undefined;
  readonly correlationId?: string | undefined;
  /** The etag read; the server refuses the change when it is stale. */
  readonly ifMatch?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

export interface Answer<T> {
  readonly status: number;
  readonly body: T;
  readonly etag: string | undefined;
  readonly location: string | undefined;
  readonly headers: Headers;
}

/** One id per visit ties together what a person did, for whoever reads the log. */
const visitId = newId();

/** `crypto.randomUUID` exists on secure origins only; an installation in a local network may not be one. */
export function newId(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

export function address(path: string, query: Query = {}): string {
  const values = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') values.set(name, String(value));
  }
  const text = values.toString();
  return text ? `${path}${path.includes('?') ? '&' : '?'}${text}` : path;
}

function headersFor(options: SendOptions, contentType: string | undefined): Record<string, string> {
  return {
    Accept: 'application/json',
    'X-Locale': locales[currentLanguage()],
    'MS-RequestId': options.requestId ?? newId(),
    'MS-CorrelationId': options.correlationId ?? visitId,
    // A page of another origin cannot set this header, so the session cookie alone changes nothing.
    'X-Twotier-Portal': '1',
    ...(contentType ? { 'Content-Type': contentType } : {}),
    ...(options.ifMatch ? { 'If-Match': options.ifMatch } : {}),
    ...options.headers,
  };
}

function isFile(body: unknown): body is Blob | FormData {
  return body instanceof Blob || body instanceof FormData;
}

/** Sends a request; one that wants a fresh proof of who this is goes out again once that is given. */
async function fetchAnswer(
  method: string,
  path: string,
  body: unknown,
  options: SendOptions,
): Promise<Response> {
  // The same ids the second time: it is the same request.
  const same = { ...options, requestId: options.requestId ?? newId() };
  try {
    return await fetchOnce(method, path, body, same);
  } catch (error) {
    if (!wantsProof(error) || !(await askForProof())) throw error;
    return await fetchOnce(method, path, body, same);
  }
}

async function fetchOnce(
  method: string,
  path: string,
  body: unknown,
  options: SendOptions,
): Promise<Response> {
  const isJson = body !== undefined && !isFile(body);
  try {
    const response = await fetch(address(path, options.query), {
      method,
      credentials: 'same-origin',
      headers: headersFor(options, isJson ? 'application/json' : undefined),
      body: isJson ? JSON.stringify(body) : ((body as BodyInit | undefined) ?? null),
      signal: options.signal ?? null,
    });
    if (response.ok) return response;
    throw apiErrorFrom(response.status, await response.text(), response.headers);
  } catch (error) {
    if (error instanceof TypeError) throw new NoAnswer(error);
    throw error;
  }
}

export async function send<T>(
  method: string,
  path: string,
  body?: unknown,
  options: SendOptions = {},
): Promise<Answer<T>> {
  const response = await fetchAnswer(method, path, body, options);
  const text = await response.text();
  return {
    status: response.status,
    body: (text === '' ? undefined : JSON.parse(text)) as T,
    etag: response.headers.get('ETag') ?? undefined,
    location: response.headers.get('Location') ?? undefined,
    headers: response.headers,
  };
}

const bodyOf = async <T>(answer: Promise<Answer<T>>) => (await answer).body;

/** The API of the same origin. Each call answers with the body; `send` also gives status and etag. */
export const api = {
  get: <T>(path: string, options?: SendOptions) => bodyOf(send<T>('GET', path, undefined, options)),
  post: <T>(path: string, body?: unknown, options?: SendOptions) =>
    bodyOf(send<T>('POST', path, body, options)),
  put: <T>(path: string, body?: unknown, options?: SendOptions) =>
    bodyOf(send<T>('PUT', path, body, options)),
  patch: <T>(path: string, body?: unknown, options?: SendOptions) =>
    bodyOf(send<T>('PATCH', path, body, options)),
  delete: <T = void>(path: string, options?: SendOptions) =>
    bodyOf(send<T>('DELETE', path, undefined, options)),
};

/** Saves an answer as a file, under the name the server gives or `fallbackName`. */
export async function download(path: string, fallbackName: string, options: SendOptions = {}): Promise<void> {
  const response = await fetchAnswer('GET', path, undefined, {
    ...options,
    headers: { Accept: '*/*', ...options.headers },
  });
  const name = /filename="?([^";]+)"?/.exec(response.headers.get('Content-Disposition') ?? '')?.[1];
  saveFile(await response.blob(), name ?? fallbackName);
}

/** Saves what was made here as a file. */
export function saveFile(content: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
