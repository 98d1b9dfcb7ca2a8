export interface FieldEntry {
  readonly field?: string;
  readonly message?: string;
}

export type FieldProblems = Readonly<Record<string, readonly string[]>>;

/** A refusal of the server, read from its error envelope. */
export class ApiError extends Error {
  readonly status: number;
  /** The catalogue's number; 0 where the answer carried none. */
  readonly code: number;
  readonly description: string;
  /** Messages by field; those that name no field are under the empty string. */
  readonly fieldProblems: FieldProblems;
  /** Seconds the server asks to wait, where it says so. */
  readonly retryAfter: number | undefined;
  /** What support needs to find the request in the log. */
  readonly requestId: string | undefined;
  /** Page that explains the refusal, where there is more to say than the description does. */
  readonly help: string | undefined;

  constructor(facts: {
    status: number;
    code?: number;
    description?: string;
    fieldProblems?: FieldProblems;
    retryAfter?: number | undefined;
    requestId?: string | undefined;
    help?: string | undefined;
  }) {
    super(facts.description || `HTTP ${facts.status}`);
    this.name = 'ApiError';
    this.status = facts.status;
    this.code = facts.code ?? 0;
    this.description = facts.description ?? '';
    this.fieldProblems = facts.fieldProblems ?? {};
    this.retryAfter = facts.retryAfter;
    this.requestId = facts.requestId;
    this.help = facts.help;
  }
}

/** The request got no answer: whether it took effect is unknown. */
export class NoAnswer extends Error {
  constructor(cause: unknown) {
    super('No answer from the server', { cause });
    this.name = 'NoAnswer';
  }
}

function fieldProblemsOf(data: unknown): FieldProblems {
  if (!Array.isArray(data)) return {};
  const problems: Record<string, string[]> = {};
  for (const entry of data as unknown[]) {
    const { field, message } =
      typeof entry === 'string' ? { field: '', message: entry } : ((entry ?? {}) as FieldEntry);
    if (typeof message !== 'string' || message === '') continue;
    const name = typeof field === 'string' ? field : '';
    problems[name] = [...(problems[name] ?? []), message];
  }
  return problems;
}

function secondsToWait(header: string | null): number | undefined {
  if (header === null || header.trim() === '') return undefined;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds);
  const until = Date.parse(header);
  return Number.isNaN(until) ? undefined : Math.max(0, Math.ceil((until - Date.now()) / 1000));
}

/**
 * Reads the envelope `{code, description, data, source}`, and the throttling
 * answer `{statusCode, message}` (conventions 14, 15). A body that is neither,
 * such as a proxy's page, still yields an error with the status.
 */
export function apiErrorFrom(status: number, body: string, headers: Headers): ApiError {
  let envelope: Record<string, unknown> = {};
  try {
    const parsed: unknown = JSON.parse(body);
    if (parsed !== null && typeof parsed === 'object') envelope = parsed as Record<string, unknown>;
  } catch {
    // Not JSON: only the status is known.
  }
  const text = [envelope['description'], envelope['message']].find((value) => typeof value === 'string');
  const code = Number(envelope['code']);
  return new ApiError({
    status,
    code: Number.isFinite(code) ? code : 0,
    description: typeof text === 'string' ? text : '',
    fieldProblems: fieldProblemsOf(envelope['data']),
    retryAfter: secondsToWait(headers.get('Retry-After')),
    requestId: headers.get('MS-RequestId') ?? undefined,
    help: /<([^>]+)>; rel="help"/.exec(headers.get('Link') ?? '')?.[1],
  });
}

export function isStatus(error: unknown, ...statuses: number[]): error is ApiError {
  return error instanceof ApiError && statuses.includes(error.status);
}
