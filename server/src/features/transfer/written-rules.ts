import type { ErrorName } from '../../errors/error-codes.ts';
import { nextState } from '../../platform/states/index.ts';
import type { Party, Signature, SwitchEvent, SwitchState, WrittenSwitch } from './written-model.ts';
import { parties } from './written-model.ts';
import { switchStateTable } from './written-states-rules.ts';

const hour = 3_600_000;
/** Support works Monday to Friday, 9 to 17 UTC. */
const opens = 9;
const closes = 17;

/** The end of so many business hours from an instant on. */
export function afterBusinessHours(from: Date, hours: number): Date {
  let at = from.getTime();
  let left = hours * hour;
  while (left > 0) {
    const day = new Date(at);
    const start = Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate(), opens);
    const end = Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate(), closes);
    const works = day.getUTCDay() !== 0 && day.getUTCDay() !== 6;
    const begin = Math.max(at, start);
    const worked = works ? Math.min(left, Math.max(0, end - begin)) : 0;
    left -= worked;
    at =
      left === 0 ? begin + worked : Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate() + 1);
  }
  return new Date(at);
}

export const confirmationHours = 8;

export function refusalOfSwitchEvent(state: SwitchState, event: SwitchEvent): ErrorName | null {
  if (nextState(switchStateTable, state, event) !== null) return null;
  return state === 'submitted' ? 'transfer-running' : 'transfer-over';
}

export function partyOf(
  one: Pick<WrittenSwitch, 'sourcePartnerId' | 'targetPartnerId' | 'customerId'>,
  tenantId: string,
): Party | null {
  if (tenantId === one.sourcePartnerId) return 'source';
  if (tenantId === one.targetPartnerId) return 'target';
  return tenantId === one.customerId ? 'customer' : null;
}

export function missingSignatures(signatures: readonly Signature[]): Party[] {
  return parties.filter((party) => !signatures.some((one) => one.party === party));
}

/** The seven steps of C64, and how far the case is: the first that is not done is the one to do. */
export const switchSteps = [
  'notice',
  'case',
  'sourceSigns',
  'othersSign',
  'attach',
  'confirm',
  'roles',
] as const;

export function stepsDone(one: WrittenSwitch): number {
  const missing = missingSignatures(one.signatures);
  if (one.state === 'executed') return one.oldRolesLeft ? 6 : 7;
  if (one.state === 'submitted') return 5;
  if (missing.includes('source')) return 2;
  return missing.length > 0 ? 3 : 4;
}
