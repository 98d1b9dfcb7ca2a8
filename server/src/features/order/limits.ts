import type { Segment } from '../catalog/index.ts';

/** Numbers of the trade (8). */
export const orderLimits = {
  subscriptionsPerCustomer: 300,
  trialLicenses: 25,
  additionalResellers: 5,
  /** Hours until something canceled no longer counts against a concurrent limit. */
  deprovisioningHours: 7 * 24,
} as const;

/** Who may be sold what (7.5): the customer's segment → segments of offers. */
export const sellableTo: Readonly<Record<Segment, readonly Segment[]>> = {
  commercial: ['commercial'],
  nonprofit: ['commercial', 'nonprofit'],
  education: ['commercial', 'education'],
  government: ['government'],
};
