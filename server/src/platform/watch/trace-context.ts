/** A request that is under way, as traces see it. */
export interface RequestTrace {
  /** What runs inside belongs to it. */
  run(work: () => void): void;
  end(facts: { readonly operation: string; readonly method: string; readonly status: number }): void;
}

/** Where spans go. Names and figures only: no addresses, no values, nobody's ids. */
export interface Tracing {
  request(facts: { readonly traceparent: string | undefined; readonly correlationId: string }): RequestTrace;
  /** A statement of a store, within the request that asks for it; to be called when it is done. */
  statement(name: string): ((error?: unknown) => void) | undefined;
  /** A call that a past request brought about: its trace goes on. */
  follow(name: string, correlationId: string | null): FollowedTrace;
  close(): Promise<void>;
}

export interface FollowedTrace {
  /** For the header of the same name. */
  readonly traceparent: string;
  end(failed: boolean): void;
}

const parentForm = /^[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/;

/** The W3C header, as far as it can be read. */
export function readTraceparent(
  header: string | undefined,
): { readonly traceId: string; readonly spanId: string; readonly flags: number } | null {
  const [, traceId, spanId, flags] = parentForm.exec(header?.trim().toLowerCase() ?? '') ?? [];
  if (!traceId || !spanId || !flags || header?.trim().startsWith('ff')) return null;
  return { traceId, spanId, flags: Number.parseInt(flags, 16) };
}

/** A trace and a correlation id are the same number, written otherwise. */
export function correlationOfTrace(traceId: string): string {
  return traceId.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

export function traceOfCorrelation(correlationId: string): string {
  return correlationId.replaceAll('-', '').toLowerCase();
}
