import type { ProgramStatus } from '../../access/caller.ts';
import type { ErrorName } from '../../errors/error-codes.ts';
import type { StateTable } from '../../platform/states/index.ts';
import type { Partner } from '../partner/index.ts';
import type { VerificationState } from '../verification/index.ts';
import type { AgreementSignature, AgreementStanding } from './model.ts';

/** The company in the vendor's program; what the verification brings about is in a table of its own. */
export const programStates: StateTable<
  'not enrolled' | ProgramStatus,
  'enroll' | 'sign' | 'restrict' | 'lift' | 'deauthorize' | 'return' | 'readmit'
> = {
  title: 'Partner in the program',
  rule: '4.14, C1, C2, C111',
  start: 'not enrolled',
  rows: [
    {
      from: 'not enrolled',
      event: 'enroll',
      who: 'contact',
      condition: 'address confirmed',
      to: 'pending',
      effect: 'verification begins',
    },
    {
      from: 'pending',
      event: 'sign',
      who: 'partner GA',
      condition: 'verified: qualified',
      to: 'active',
      effect: 'may transact',
    },
    { from: 'active', event: 'restrict', who: 'operator', to: 'restricted', effect: 'no new business' },
    { from: 'restricted', event: 'lift', who: 'operator', to: 'active' },
    {
      from: 'active',
      event: 'deauthorize',
      who: 'operator or date',
      to: 'deauthorized',
      effect: 'partnerships dormant; enrolls again after a year',
    },
    {
      from: 'restricted',
      event: 'deauthorize',
      who: 'operator or date',
      to: 'deauthorized',
      effect: 'partnerships dormant; enrolls again after a year',
    },
    {
      from: 'deauthorized',
      event: 'return',
      who: 'partner GA',
      condition: 'a year has passed',
      to: 'pending',
      effect: 'verification begins anew',
    },
    {
      from: 'pending',
      event: 'readmit',
      who: 'operator',
      condition: 'verified anew; the agreement of the region was signed before',
      to: 'active',
      effect: 'partnerships go on; another twelve months count',
    },
  ],
};

/** Where the agreement of the region stands: perpetual once signed, possible once verified. */
export function standingOf(
  partner: Pick<Partner, 'agreementSignedAt' | 'programStatus'>,
  enrollment: VerificationState | null,
): AgreementStanding {
  if (partner.agreementSignedAt !== null) return 'signed';
  if (partner.programStatus === 'deauthorized') return 'none';
  if (partner.programStatus === 'pending') return enrollment === 'approved' ? 'qualified' : 'none';
  return 'qualified';
}

/** What stands between a company and signing this version; null: nothing. */
export function signingFault(of: {
  /** The cloud’s agreement is signed here, not on paper (7.1). */
  readonly inPortal: boolean;
  readonly standing: AgreementStanding;
  readonly signatures: readonly Pick<AgreementSignature, 'region' | 'version'>[];
  readonly region: string;
  readonly version: number;
  readonly latest: number;
  readonly onPaper: boolean;
}): ErrorName | null {
  if (!of.onPaper && !of.inPortal) return 'partner-agreement-on-paper';
  if (of.version !== of.latest) return 'partner-agreement-outdated';
  if (of.standing === 'none') return 'partner-agreement-not-qualified';
  const signed = of.signatures.some(({ region, version }) => region === of.region && version === of.version);
  return signed ? 'partner-agreement-signed-already' : null;
}

/** Signing makes a verified company an active partner; one that was restricted stays so. */
export function statusAfterSigning(status: ProgramStatus): ProgramStatus {
  return status === 'pending' ? 'active' : status;
}

export interface Signer {
  readonly firstName: string;
  readonly lastName: string;
  readonly title: string;
  readonly email: string;
}

/** Names of the signer's fields that are empty. */
export function missingOf(signer: Signer): ('firstName' | 'lastName' | 'email')[] {
  return (['firstName', 'lastName', 'email'] as const).filter((name) => signer[name].trim() === '');
}
