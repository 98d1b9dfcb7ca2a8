import { createHash, randomUUID } from 'node:crypto';
import type { Caller } from '../../access/caller.ts';
import { refuse } from '../../errors/refusal.ts';
import type { Clock } from '../clock/index.ts';
import type { Database } from '../db/index.ts';
import { markingCommit, statement } from '../db/index.ts';
import { tenantScope } from '../db/scope.ts';
import type { Answer, RequestContext } from './route.ts';

/**
 * An attempt whose process is gone has died; so has one that has written nothing for so long, or it has given
 * up. Another may take its place.
 */
const patienceSeconds = 35;
const isDead = (now: string) =>
  `(kept.started_at < ${now} - interval '${patienceSeconds} seconds' or not process_is_present(kept.process))`;

const keptFor = '24 hours';

// Each claim clears away two that nobody can ask for any more.
const claim = statement(
  'replay.claim',
  `
  with gone as (
    delete from request_replay
     where tenant_id = $1 and replay_key in (
       select replay_key from request_replay
        where tenant_id = $1 and started_at < $3::timestamptz - interval '${keptFor}'
        order by started_at limit 2 for update skip locked))
  insert into request_replay as kept (tenant_id, replay_key, started_at, attempt, process) values ($1, $2, $3, $4, $5)
  on conflict (tenant_id, replay_key) do update
    set attempt = excluded.attempt, started_at = excluded.started_at, process = excluded.process
  where kept.answered_at is null and not kept.committed and ${isDead('excluded.started_at')}`,
);
const find = statement(
  'replay.find',
  `
  select status, headers, body, answered_at, committed and ${isDead('$3::timestamptz')} as lost
    from request_replay kept where tenant_id = $1 and replay_key = $2`,
);
const keep = statement(
  'replay.keep',
  `
  update request_replay set answered_at = $3, status = $4, headers = $5, body = $6
   where tenant_id = $1 and replay_key = $2 and attempt = $7`,
);
const forget = statement(
  'replay.forget',
  `
  delete from request_replay
   where tenant_id = $1 and replay_key = $2 and attempt = $3 and answered_at is null and not committed`,
);

/**
 * Answers a repeated write with its first answer, less one-time secrets (conventions 12, I21).
 * The key is scoped to company, application or person, method, path, request id and body, so
 * a host program that reuses one request id for different calls is not misled.
 */
export function replayStore(db: Database, clock: Clock) {
  return {
    async once(
      caller: Caller,
      request: {
        method: string;
        url: string;
        body: unknown;
        context: RequestContext;
        secrets: readonly string[];
      },
      work: () => Promise<Answer>,
    ): Promise<Answer> {
      const scope = tenantScope(caller.tenant.id);
      const key = replayKey(caller, request);
      const attempt = randomUUID();
      const sign = await db.sign();
      const claimed = await db.transaction(scope, (tx) =>
        tx.run(claim, [scope.tenantId, key, clock.now(), attempt, sign]),
      );
      if (claimed === 0) return firstAnswer(db, scope.tenantId, key, clock.now());
      try {
        const answer = await markingCommit({ tenantId: scope.tenantId, key, attempt }, work);
        const body =
          answer.body === undefined ? null : JSON.stringify(withoutSecrets(answer.body, request.secrets));
        await db.transaction(scope, (tx) =>
          tx.run(keep, [
            scope.tenantId,
            key,
            clock.now(),
            answer.status,
            JSON.stringify(withoutCookies(answer.headers)),
            body,
            attempt,
          ]),
        );
        return answer;
      } catch (error) {
        // What was refused changed nothing: the same request may succeed later. Where this cannot be kept
        // either, the claim loses its force with time.
        await db.transaction(scope, (tx) => tx.run(forget, [scope.tenantId, key, attempt])).catch(() => {});
        throw error;
      }
    },
  };
}

export type ReplayStore = ReturnType<typeof replayStore>;

interface FirstAnswer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: unknown;
  readonly answered_at: Date | null;
  readonly lost: boolean;
}

async function firstAnswer(db: Database, tenantId: string, key: string, now: Date): Promise<Answer> {
  // In a transaction: a replica does not know which processes live.
  const row = await db.transaction(tenantScope(tenantId), (tx) =>
    tx.maybe<FirstAnswer>(find, [tenantId, key, now]),
  );
  if (row && !row.answered_at && row.lost) return refuse('request-answer-lost');
  if (!row?.answered_at) return refuse('request-still-running');
  const kept = { status: row.status, headers: row.headers };
  return row.body === null ? kept : { ...kept, body: row.body };
}

function replayKey(
  caller: Caller,
  request: { method: string; url: string; body: unknown; context: RequestContext },
): string {
  const who = caller.applicationId ?? caller.user?.id ?? '';
  const body = createHash('sha256')
    .update(JSON.stringify(request.body ?? null))
    .digest('hex');
  const [path, query = ''] = request.url.toLowerCase().split('?');
  // Trying something out and doing it are two requests, whatever ids they carry.
  const tried = new URLSearchParams(query).get('dryrun') === 'true' ? 'dry run' : '';
  return createHash('sha256')
    .update(
      [who, caller.user?.id ?? '', request.method, `${path}${tried}`, request.context.requestId, body].join(
        '\n',
      ),
    )
    .digest('hex');
}

/** A session's cookie is a secret like any other: it is neither kept nor given out twice. */
function withoutCookies(headers: Answer['headers'] = {}): Answer['headers'] {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'set-cookie'));
}

/** A copy without the named members (`userCredentials.password`). */
export function withoutSecrets(body: unknown, paths: readonly string[]): unknown {
  if (paths.length === 0) return body;
  const copy = structuredClone(body);
  for (const path of paths) {
    const names = path.split('.');
    const last = names.pop() as string;
    const parent = names.reduce<unknown>(
      (at, name) => (at as Record<string, unknown> | undefined)?.[name],
      copy,
    );
    if (parent && typeof parent === 'object') delete (parent as Record<string, unknown>)[last];
  }
  return copy;
}
