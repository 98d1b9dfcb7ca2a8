import type { SwitchOnPage } from '../../../../contract/transfer.ts';
import type { Caller } from '../../access/caller.ts';
import { instant } from '../../platform/http/index.ts';
import type { WrittenSwitch } from './written-model.ts';
import { missingSignatures, partyOf, stepsDone } from './written-rules.ts';

export function switchToPage(one: WrittenSwitch, { tenant }: Caller): SwitchOnPage {
  const party = partyOf(one, tenant.id);
  const missing = missingSignatures(one.signatures);
  const signing = one.state === 'signing';
  return {
    id: one.caseId,
    customerId: one.customerId,
    customerName: one.customerName,
    sourcePartnerId: one.sourcePartnerId,
    sourcePartnerName: one.sourcePartnerName,
    targetPartnerId: one.targetPartnerId,
    targetPartnerName: one.targetPartnerName,
    name: one.name,
    serviceId: one.serviceId,
    oldBillingId: one.oldBillingId,
    ...(one.newBillingId ? { newBillingId: one.newBillingId } : {}),
    state: one.state,
    noticeOn: one.noticeOn,
    supportPlan: one.supportPlan,
    sourceContact: one.sourceContact,
    openedAt: instant(one.openedAt),
    ...(one.submittedAt ? { submittedAt: instant(one.submittedAt) } : {}),
    ...(one.dueAt ? { dueAt: instant(one.dueAt) } : {}),
    ...(one.executedAt ? { executedAt: instant(one.executedAt) } : {}),
    stepsDone: stepsDone(one),
    signatures: one.signatures.map(({ tenantId: _, ...signature }) => signature),
    maySign: signing && party !== null && missing.includes(party),
    maySubmit: signing && party === 'source' && missing.length === 0,
    mayCancel: signing && party === 'source',
    mayConfirm: one.state === 'submitted' && tenant.kind === 'operator',
  };
}

const labels = {
  en: {
    title: 'Change of partner for a usage subscription',
    subscription: 'Subscription',
    service: 'Id in the service',
    billing: 'Billing id',
    customer: 'Customer',
    source: 'Present partner',
    target: 'New partner',
    notice: 'Notice of the customer in writing',
    plan: 'Support plan of the present partner',
    signed: 'Signed',
    missing: 'not signed yet',
  },
  es: {
    title: 'Cambio de partner de una suscripción de uso',
    subscription: 'Suscripción',
    service: 'Id. en el servicio',
    billing: 'Id. de facturación',
    customer: 'Cliente',
    source: 'Partner actual',
    target: 'Partner nuevo',
    notice: 'Aviso del cliente por escrito',
    plan: 'Plan de soporte del partner actual',
    signed: 'Firmado',
    missing: 'sin firmar',
  },
  ru: {
    title: 'Смена партнёра подписки по использованию',
    subscription: 'Подписка',
    service: 'Идентификатор в службе',
    billing: 'Идентификатор для счёта',
    customer: 'Клиент',
    source: 'Нынешний партнёр',
    target: 'Новый партнёр',
    notice: 'Письменное уведомление клиента',
    plan: 'План поддержки нынешнего партнёра',
    signed: 'Подпись',
    missing: 'пока не подписано',
  },
} as const;

/** The form on one sheet, to be printed or kept. */
export function switchDocument(one: WrittenSwitch, language: keyof typeof labels): string {
  const t = labels[language];
  const signatureOf = (party: 'source' | 'customer' | 'target') => {
    const found = one.signatures.find((signature) => signature.party === party);
    return found ? `${found.typed} (${found.contact}), ${found.at.slice(0, 10)}` : t.missing;
  };
  const rows: readonly (readonly [string, string])[] = [
    [t.subscription, one.name],
    [t.service, one.serviceId],
    [t.billing, [one.oldBillingId, one.newBillingId].filter(Boolean).join(' → ')],
    [t.customer, `${one.customerName} (${one.customerId})`],
    [t.source, `${one.sourcePartnerName} (${one.sourcePartnerId}), ${one.sourceContact}`],
    [t.target, `${one.targetPartnerName} (${one.targetPartnerId})`],
    [t.notice, one.noticeOn],
    [t.plan, one.supportPlan],
    [`${t.signed}: ${t.source}`, signatureOf('source')],
    [`${t.signed}: ${t.customer}`, signatureOf('customer')],
    [`${t.signed}: ${t.target}`, signatureOf('target')],
  ];
  const body = rows
    .map(([term, value]) => `<tr><th scope="row">${escaped(term)}</th><td>${escaped(value)}</td></tr>`)
    .join('');
  const style =
    'body{font:11pt/1.5 sans-serif;margin:2cm}th{text-align:left;vertical-align:top;padding:.3em 1em .3em 0}';
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>${escaped(t.title)}</title><style>${style}</style><h1>${escaped(t.title)}</h1><table>${body}</table></html>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
