import type { MailItem, MailWhole } from '../../../../contract/mail.ts';
import { api, type PageOf, readPage } from '../../api/index.ts';
import type { TableRequest } from '../../ui/index.ts';

export type { MailItem };

const outbox = '/twotier/v1/outbox';

export const outboxKey = ['outbox'] as const;

export const readOutbox = ({ size, cursor, signal }: TableRequest): Promise<PageOf<MailItem>> =>
  readPage(outbox, { size, cursor, signal });

export const readMessage = (id: string, signal: AbortSignal) =>
  api.get<MailWhole>(`${outbox}/${id}`, { signal });
