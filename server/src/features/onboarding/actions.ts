import { errorCodes } from '../../errors/error-codes.ts';
import { Refusal } from '../../errors/refusal.ts';
import { sentenceOf } from '../../errors/sentence.ts';
import type { AgreementContact, RecordedAgreement } from '../agreement/index.ts';
import { customerAgreementTemplate, recordAgreement, requireConfirmation } from '../agreement/index.ts';
import { actorOf } from '../audit/index.ts';
import type {
  Acting,
  CreatedCustomer,
  CustomerDeps,
  CustomerDraft,
  CustomerToCreate,
} from '../customer/index.ts';
import { addCustomer } from '../customer/index.ts';
import type { OrderDesk, OrderFailure, OrderOutcome, OrderRequest, WantedSubscription } from './model.ts';
import type { AgreementChoice } from './rules.ts';
import { agreementChoiceFault, standsInTheWay } from './rules.ts';

export interface OnboardingDeps extends CustomerDeps, OrderDesk {}

/** What the wizard submits. */
export interface AccountDraft {
  readonly customer: CustomerDraft;
  readonly agreement: {
    readonly kind: AgreementChoice;
    readonly contact: { readonly [K in keyof AgreementContact]?: string | undefined };
    readonly dateAgreed?: string | undefined;
  };
  readonly subscriptions: readonly WantedSubscription[];
  readonly attestationAccepted: boolean;
}

export interface OpenedAccount extends OrderOutcome {
  readonly created: CreatedCustomer;
  readonly customer: CustomerToCreate;
}

/**
 * Opens a customer account as the wizard describes it (C15, C44): everything is checked again first (D46),
 * then account and agreement come into being together, then the order is placed. An order that fails
 * leaves the account as it is (D23).
 */
export async function openAccount(
  deps: OnboardingDeps,
  acting: Acting,
  draft: AccountDraft,
): Promise<OpenedAccount> {
  const agreement = requireAgreement(deps, acting, draft);
  const wanted = orderOf(acting, draft, agreement !== null);
  await requireOrderable(deps, wanted);
  const { created, customer } = await addCustomer(deps, acting, draft.customer, async (tx, made, at) => {
    if (!agreement) return;
    await recordAgreement(tx, deps.ids, {
      agreement,
      party: { customerId: made.customerId, customerName: draft.customer.companyName?.trim() ?? '' },
      partnerId: acting.caller.tenant.id,
      actor: actorOf(acting.caller, acting.context),
      at,
    });
  });
  const outcome = await tryOrder(deps, {
    ...wanted,
    customer: {
      ...wanted.customer,
      customerId: created.customerId,
      companyName: customer.billToName,
      country: customer.address.country,
    },
  });
  return { created, customer, ...outcome };
}

async function requireOrderable(desk: OrderDesk, wanted: OrderRequest): Promise<void> {
  if (wanted.subscriptions.length === 0) return;
  try {
    await desk.checkOrder?.(wanted);
  } catch (error) {
    if (!(error instanceof Refusal) || standsInTheWay(error)) throw error;
  }
}

/** The acceptance to record; null where the customer accepts by itself. */
function requireAgreement(
  deps: OnboardingDeps,
  acting: Acting,
  { agreement, customer }: AccountDraft,
): RecordedAgreement | null {
  const { language } = acting.context;
  const fault = agreementChoiceFault(acting.caller, agreement.kind);
  if (fault)
    throw new Refusal(fault.reason, {}, [
      { field: fault.field, message: sentenceOf(fault.reason, {}, language) },
    ]);
  if (agreement.kind === 'direct') return null;
  const { contact } = agreement;
  const given = Object.values(contact).some((value) => value !== undefined && value.trim() !== '');
  return requireConfirmation(
    acting,
    {
      templateId: customerAgreementTemplate.templateId,
      type: customerAgreementTemplate.type,
      // Who accepted is the primary contact unless somebody else is named.
      contact: given ? contact : contactOfCustomer(customer),
      agreedAt: agreement.dateAgreed,
    },
    deps.clock.now(),
    'agreement',
  );
}

function contactOfCustomer({ address, email }: CustomerDraft): AccountDraft['agreement']['contact'] {
  return {
    firstName: address.firstName,
    lastName: address.lastName,
    email,
    phoneNumber: address.phoneNumber,
  };
}

function orderOf(acting: Acting, draft: AccountDraft, agreementAccepted: boolean): OrderRequest {
  const { customer } = draft;
  return {
    acting,
    customer: {
      customerId: null,
      companyName: customer.billToName ?? customer.companyName ?? '',
      country: (customer.address.country ?? '').trim().toUpperCase(),
      agreementAccepted,
      accountReview: 'allowed',
    },
    subscriptions: draft.subscriptions,
    resellerTenantId: customer.resellerId ?? null,
    attestationAccepted: draft.attestationAccepted,
  };
}

/** Places an order for a customer that exists; a failure is an answer, not an error (D23). */
export async function tryOrder(desk: OrderDesk, request: OrderRequest): Promise<OrderOutcome> {
  const { customerId } = request.customer;
  if (request.subscriptions.length === 0 || customerId === null) return { order: null, orderError: null };
  try {
    const order = await desk.placeOrder({ ...request, customer: { ...request.customer, customerId } });
    return { order, orderError: null };
  } catch (error) {
    const { language } = request.acting.context;
    if (!(error instanceof Refusal)) desk.reportFault?.(error);
    const why = { en: 'an unexpected fault', es: 'un fallo inesperado', ru: 'непредвиденный сбой' }[language];
    const refusal = error instanceof Refusal ? error : new Refusal('order-failed', { why });
    return { order: null, orderError: failureOf(refusal, language) };
  }
}

function failureOf(refusal: Refusal, language: Acting['context']['language']): OrderFailure {
  return {
    code: errorCodes[refusal.reason].code,
    errorName: refusal.reason,
    description: sentenceOf(refusal.reason, refusal.parameters, language),
    data: refusal.fields.map(({ field, message }) => ({ field, message })),
  };
}
