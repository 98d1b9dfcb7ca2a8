import type { Language } from '../../errors/sentence.ts';
import { sentenceOf } from '../../errors/sentence.ts';
import { instant, present } from '../../platform/http/index.ts';
import type { LinkExtension } from '../invitation/index.ts';
import type { Lapsing } from './model.ts';

const dayMs = 86_400_000;

export function lapsingToWire(item: Lapsing, now: Date) {
  return present({
    id: item.id,
    kind: item.kind,
    name: item.name,
    customerId: item.customerId,
    customerName: item.customerName,
    since: instant(item.since),
    lapsesAt: instant(item.lapsesAt),
    daysLeft: Math.ceil((item.lapsesAt.getTime() - now.getTime()) / dayMs),
    autoExtend: item.autoExtend,
    acceptedCount: item.acceptedCount,
  });
}

export function extensionToWire({ id, expiresAt, refusal }: LinkExtension, language: Language) {
  return present({
    id,
    done: refusal === null,
    lapsesAt: expiresAt ? instant(expiresAt) : undefined,
    failure: refusal
      ? { errorName: refusal.reason, description: sentenceOf(refusal.reason, refusal.parameters, language) }
      : undefined,
  });
}
