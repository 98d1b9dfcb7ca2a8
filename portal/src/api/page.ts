import { api, type Query } from './client.ts';

/** A page of a list read by position rather than by number. */
export interface PageOf<Row> {
  readonly items: readonly Row[];
  /** Opaque; asks for the following page. Absent on the last one. */
  readonly next?: string | undefined;
  readonly total?: number | undefined;
}

export interface PageRequest {
  readonly size: number;
  readonly cursor?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly query?: Query | undefined;
}

interface Collection<Row> {
  readonly items?: readonly Row[];
  readonly totalCount?: number;
  readonly continuationToken?: string | null;
}

/** Reads one page of a seek list: `size`, then `seekOperation=Next` with the token in a header (conventions 11). */
export async function readPage<Row>(path: string, request: PageRequest): Promise<PageOf<Row>> {
  const { cursor } = request;
  const body = await api.get<Collection<Row> | undefined>(path, {
    query: { ...request.query, size: request.size, ...(cursor ? { seekOperation: 'Next' } : {}) },
    headers: cursor ? { 'MS-ContinuationToken': cursor } : {},
    signal: request.signal,
  });
  return {
    items: body?.items ?? [],
    next: body?.continuationToken || undefined,
    // Seek lists count the page's own rows; only a larger number is a total.
    total:
      body?.totalCount !== undefined && body.totalCount > (body.items?.length ?? 0)
        ? body.totalCount
        : undefined,
  };
}

/** Reads a list that comes whole. */
export async function readAll<Row>(
  path: string,
  options: { signal?: AbortSignal; query?: Query } = {},
): Promise<readonly Row[]> {
  const body = await api.get<Collection<Row> | undefined>(path, options);
  return body?.items ?? [];
}
