import type { Caller } from '../../access/caller.ts';
import type { Operation } from '../../access/policy.ts';
import { policyOf } from '../../access/policy.ts';
import { roleNames } from '../../access/role-names.ts';
import { type ErrorName, errorCodes } from '../../errors/error-codes.ts';
import type { Language } from '../../errors/sentence.ts';
import { fillSentence, sentenceOf } from '../../errors/sentence.ts';
import { present } from '../../platform/http/index.ts';
import type { HolderAccess } from './actions.ts';
import type { StaffMember, TieFacts, Verdict } from './model.ts';
import type { TieOfCustomer, TieOfPartner } from './store.ts';
import { tasks } from './tasks.ts';
import { groupsText, kindNames, remedyTexts, taskNames } from './texts.ts';
import { sentenceOfCheck } from './wording.ts';

const allowedOf = (verdicts: readonly Verdict[]) =>
  verdicts.filter(({ allowed }) => allowed).map(({ task }) => task);

const tasksToWire = (language: Language) =>
  tasks.map(({ id, operation }) => ({ task: id, name: taskNames[language][id], operation }));

function personToWire({ userId, displayName, userPrincipalName, roles }: StaffMember) {
  return { userId, name: displayName, userPrincipalName, roles: [...roles] };
}

export function matrixToWire(
  rows: readonly { member: StaffMember; verdicts: Verdict[] }[],
  next: string | null,
  language: Language,
) {
  const items = rows.map(({ member, verdicts }) => ({
    ...personToWire(member),
    allowed: allowedOf(verdicts),
  }));
  return {
    tasks: tasksToWire(language),
    totalCount: items.length,
    items,
    ...(next ? { continuationToken: next } : {}),
  };
}

export function personAccessToWire(
  of: { member: StaffMember; tie: TieFacts; verdicts: Verdict[] },
  customerId: string,
  language: Language,
) {
  return {
    person: personToWire(of.member),
    customer: { id: customerId, name: of.tie.customerName },
    verdicts: of.verdicts.map((verdict) => verdictToWire(verdict, language)),
  };
}

function verdictToWire(verdict: Verdict, language: Language) {
  return present({
    task: verdict.task,
    name: taskNames[language][verdict.task],
    allowed: verdict.allowed,
    secondFactor: verdict.secondFactor,
    checks: checksToWire(verdict, language),
    remedy: verdict.missing ? remedyTexts[language][verdict.missing] : undefined,
  });
}

const checksToWire = ({ checks }: Verdict, language: Language) =>
  checks.map((one) => ({
    check: one.check,
    passed: one.passed,
    sentence: sentenceOfCheck(one, language),
  }));

export function personCustomersToWire(
  of: { member: StaffMember; customers: readonly { tie: TieOfPartner; verdicts: Verdict[] }[] },
  next: string | null,
  language: Language,
) {
  return {
    person: personToWire(of.member),
    tasks: tasksToWire(language),
    totalCount: of.customers.length,
    items: of.customers.map(({ tie, verdicts }) => ({
      customerId: tie.customerId,
      name: tie.customerName,
      allowed: allowedOf(verdicts),
    })),
    ...(next ? { continuationToken: next } : {}),
  };
}

export function partnersAccessToWire(
  partners: readonly { tie: TieOfCustomer; holders: readonly HolderAccess[] }[],
  language: Language,
) {
  return {
    tasks: tasksToWire(language),
    totalCount: partners.length,
    items: partners.map(({ tie, holders }) => ({
      partnerId: tie.partner.id,
      partner: tie.partner.name,
      capacity: tie.capacity,
      state: tie.state,
      holders: holders.map(({ holder, verdicts }) => ({
        holder: 'role' in holder ? holder.role : holder.delegationName,
        name:
          'role' in holder
            ? roleNames[language][holder.role]
            : fillSentence(groupsText[language], { grant: holder.delegationName }),
        allowed: allowedOf(verdicts),
      })),
    })),
  };
}

/** What the sentences of refusals by role, kind and standing name. */
function parametersOf(operation: Operation | undefined, { tenant, language }: Caller) {
  const row = operation ? policyOf(operation) : null;
  const list = new Intl.ListFormat(language, { type: 'disjunction' });
  return {
    roles: list.format(row?.roles.map((role) => roleNames[language][role]) ?? []),
    kinds: list.format(row?.kinds.map((kind) => kindNames[language][kind] ?? kind) ?? []),
    status: kindNames[language][tenant.programStatus ?? 'pending'] ?? '',
    region: tenant.region ?? '',
  };
}

export function refusalToWire(
  of: {
    reason: string;
    operation: Operation | undefined;
    verdict: Verdict | null;
    able: readonly StaffMember[];
  },
  caller: Caller,
) {
  const { language } = caller;
  const { reason, operation, verdict, able } = of;
  return present({
    reason,
    operation,
    sentence: Object.hasOwn(errorCodes, reason)
      ? sentenceOf(reason as ErrorName, parametersOf(operation, caller), language)
      : '',
    checks: verdict ? checksToWire(verdict, language) : [],
    remedy: verdict?.missing ? remedyTexts[language][verdict.missing] : undefined,
    able: able.map(personToWire),
  });
}
