export type SwitchState = 'signing' | 'submitted' | 'executed' | 'canceled';
export type SwitchEvent = 'sign' | 'submit' | 'confirm' | 'cancel';
export const parties = ['source', 'customer', 'target'] as const;
export type Party = (typeof parties)[number];

/** A name typed by somebody who may speak for the company, with whom to ask back. */
export interface Signature {
  readonly party: Party;
  readonly tenantId: string;
  /** Company that signs. */
  readonly company: string;
  readonly typed: string;
  readonly contact: string;
  readonly at: string;
}

export interface WrittenSwitch {
  readonly sourcePartnerId: string;
  readonly sourcePartnerName: string;
  readonly caseId: string;
  readonly targetPartnerId: string;
  readonly targetPartnerName: string;
  readonly customerId: string;
  readonly customerName: string;
  readonly serviceId: string;
  readonly oldBillingId: string;
  readonly newBillingId: string | null;
  readonly name: string;
  readonly state: SwitchState;
  readonly noticeOn: string;
  readonly supportPlan: string;
  readonly sourceContact: string;
  readonly openedAt: Date;
  readonly signatures: readonly Signature[];
  readonly submittedAt: Date | null;
  readonly dueAt: Date | null;
  readonly executedAt: Date | null;
  /** The old partner still has roles in the subscription. */
  readonly oldRolesLeft: boolean;
}
