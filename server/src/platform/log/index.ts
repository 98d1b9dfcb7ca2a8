import { pino } from 'pino';

/** Structured log without personal data: no bodies, no names, no tokens, no query strings. */
export function openLog(level: string) {
  return pino({
    level,
    base: null,
    redact: { paths: ['req.headers', 'password', '*.password', 'token', '*.token'], remove: true },
    serializers: {
      req: (request: { method: string; routeOptions?: { url?: string } }) => ({
        method: request.method,
        route: request.routeOptions?.url,
      }),
    },
  });
}

export type Log = ReturnType<typeof openLog>;
