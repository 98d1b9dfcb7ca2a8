import { createTransport } from 'nodemailer';
import type { Database } from '../../platform/db/index.ts';
import { letPass } from '../../platform/due/index.ts';
import type { MailBrand, MailMessage } from './model.ts';
import { compose, nextAttempt } from './rules.ts';
import { bringAttemptsForward, markFailed, markSent, takeWaiting, untilNextAttempt } from './store.ts';

export interface MailCarrier {
  start(): void;
  stop(): Promise<void>;
  /** Carries what waits now; answers how many messages were taken. */
  carry(): Promise<number>;
  /** The demo clock has been moved by so much: carries what fell due on the way, and again where it failed. Never throws. */
  pass(ms: number): Promise<void>;
}

export interface MailCarrierParts {
  readonly db: Database;
  /** `smtp://user:password@host:port`; null: nothing is sent, the outbox page shows it all. */
  readonly smtpUrl: string | null;
  /** Address that messages come from. */
  readonly from: string;
  readonly publicUrl: string;
  readonly brandOf: () => Promise<MailBrand>;
  readonly log: { error(details: object, message: string): void };
  readonly everyMs?: number;
}

const batch = 20;

/** Brings posted mail to the mail server; every process may run one, and no message is carried by two. */
export function mailCarrier({
  db,
  smtpUrl,
  from,
  publicUrl,
  brandOf,
  log,
  everyMs = 3000,
}: MailCarrierParts): MailCarrier {
  const transport = smtpUrl
    ? createTransport(smtpUrl, { connectionTimeout: 20_000, socketTimeout: 30_000 } as never)
    : null;
  let timer: NodeJS.Timeout | undefined;
  let underWay: Promise<unknown> = Promise.resolve();
  let stopped = false;

  /** One after the other: nothing under way is brought forward. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = underWay.then(work);
    underWay = result.catch(() => {});
    return result;
  }

  async function carryDue(): Promise<number> {
    if (!transport || stopped) return 0;
    const messages = await takeWaiting(db, batch);
    if (messages.length === 0) return 0;
    const brand = await brandOf();
    await Promise.all(messages.map((message) => carryOne(message, brand)));
    return messages.length;
  }

  async function carryOne(message: MailMessage, brand: MailBrand): Promise<void> {
    const letter = compose(message, publicUrl, brand);
    try {
      await transport?.sendMail({
        from,
        to: message.recipient,
        ...letter,
        // The same at each attempt, so that a mail server can tell a repetition.
        messageId: `<${message.messageId}@${new URL(publicUrl).hostname}>`,
        headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': message.language },
      });
      await markSent(db, message);
    } catch (error) {
      const fault = faultOf(error);
      await markFailed(db, message, nextAttempt(message.attempts, new Date()), fault);
      // Without the address: nothing personal in logs.
      log.error(
        { messageId: message.messageId, attempts: message.attempts, fault },
        'a message was not taken',
      );
    }
  }

  const carry = () => inTurn(carryDue);
  const attempts = {
    untilNext: () => untilNextAttempt(db),
    bringForward: (ms: number) => bringAttemptsForward(db, ms),
    makeDue: carryDue,
  };

  function look(): void {
    timer = setTimeout(async () => {
      await carry().catch((error: unknown) => log.error({ err: error }, 'mail was not carried'));
      if (!stopped) look();
    }, everyMs);
    timer.unref();
  }

  return {
    start: () => {
      if (transport) look();
    },
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await underWay;
      transport?.close();
    },
    carry,
    pass: async (ms) => {
      if (!transport) return;
      await inTurn(() => letPass(attempts, ms)).catch((error: unknown) =>
        log.error({ err: error }, 'mail was not carried on the way of the clock; it is tried again'),
      );
    },
  };
}

/** Code and status of a mail server's answer; its words may repeat the address. */
function faultOf(error: unknown): string {
  const { code, responseCode } = error as { code?: string; responseCode?: number };
  return [code ?? 'EUNKNOWN', responseCode].filter(Boolean).join(' ');
}
