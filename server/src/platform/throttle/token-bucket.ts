/** How much of a limit is left, and when that was so. */
export interface Bucket {
  readonly tokens: number;
  readonly at: number;
}

/** What a limit allows here and now; with several processes their share of it. */
export interface Allowance {
  readonly calls: number;
  readonly seconds: number;
}

/** Tokens come back evenly; never more than the limit. A clock that was put back gives none and takes none. */
export function refilled(bucket: Bucket | undefined, { calls, seconds }: Allowance, at: number): Bucket {
  if (!bucket) return { tokens: calls, at };
  const passed = Math.max(0, at - bucket.at) / 1000;
  return { tokens: Math.min(calls, bucket.tokens + (passed * calls) / seconds), at };
}

/** Seconds until there is a whole token again; 0: there is one. */
export function secondsToWait({ tokens }: Bucket, { calls, seconds }: Allowance): number {
  if (tokens >= 1) return 0;
  return Math.max(1, Math.ceil(((1 - tokens) * seconds) / calls - 1e-9));
}

/** One of so many processes allows this much; never less than one call. */
export function shareOf({ calls, seconds }: Allowance, processes: number): Allowance {
  const share = Math.max(1, calls / Math.max(1, processes));
  // Less than one call each: then one, for as much longer.
  return {
    calls: share,
    seconds: calls < processes ? (seconds * processes) / Math.max(calls, 1) : seconds,
  };
}
