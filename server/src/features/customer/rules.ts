import type { Caller, Cloud } from '../../access/caller.ts';
import type { ErrorName } from '../../errors/error-codes.ts';
import type { LocatedProblem } from '../market/details-rules.ts';
import type { Problem } from '../market/model.ts';
import { regionOf } from '../market/rules.ts';
import type { Capacity, DelegatedAdmin } from './model.ts';

/** A partner sells as what it is (2.2); resellers have customers, but do not make them (D11). */
export function capacityOf(kind: string): Capacity {
  if (kind === 'indirect-provider') return 'provider';
  return kind === 'direct-partner' ? 'direct' : 'reseller';
}

/** The sovereign cloud keeps the customers it has (7.1, D42). */
export function takesNewCustomers(cloud: Cloud): boolean {
  return cloud !== 'germany';
}

/** What partner and reseller get at creation (C18, D25): granular where the cloud has it (7.1). */
export function delegatedAdminAtCreation(cloud: Cloud, wanted: boolean): DelegatedAdmin {
  if (!wanted) return 'none';
  return cloud === 'global' ? 'granular' : 'legacy';
}

/** Partner and customer come together within one selling region only (7.2, I13). */
export function isInSellersRegion(seller: Caller['tenant'], country: string | undefined): boolean {
  const region = regionOf(country);
  return region !== null && region === seller.region;
}

const addressCodes = /^(address-line|city|state|postal-code|text)-/;

/** Numbers the contract gives single problems of a new customer (Appendix A group 1). */
function reasonOf({ path, problem }: LocatedProblem): ErrorName {
  switch (problem.code) {
    case 'registration-missing':
      return 'registration-missing';
    case 'registration-form':
    case 'registration-check-digit':
      return 'registration-form';
    case 'registration-not-used':
      return 'registration-not-used';
    case 'phone-missing':
      return 'phone-missing';
    case 'country-outside-region':
      return 'market-outside-region';
    default:
      return path === 'billingProfile.defaultAddress' && addressCodes.test(problem.code)
        ? 'address-invalid'
        : 'customer-details-invalid';
  }
}

/** Refusals in the order of 2.7: what no correction of the form helps comes first. */
const urgency: readonly ErrorName[] = ['market-outside-region'];

/**
 * The one name several problems are refused under: their common one, or the general one. The fields
 * name all of them in any case.
 */
export function refusalReason(
  problems: readonly LocatedProblem[],
): { reason: ErrorName; problem: Problem } | null {
  const refusing = problems.filter(({ problem }) => problem.severity === 'refuse');
  const [first] = refusing;
  if (!first) return null;
  const urgent = refusing.find((one) => urgency.includes(reasonOf(one)));
  if (urgent) return { reason: reasonOf(urgent), problem: urgent.problem };
  const reasons = new Set(refusing.map(reasonOf));
  return {
    reason: reasons.size === 1 ? reasonOf(first) : 'customer-details-invalid',
    problem: first.problem,
  };
}

const dayMs = 86_400_000;
/** How many days a customer counts as new (C115). */
export const newCustomerDays = 30;

export function newSince(now: Date): Date {
  return new Date(now.getTime() - newCustomerDays * dayMs);
}

/** Login name of a new tenant's first administrator, in front of its domain (C17). */
export const firstAdminName = 'admin';
