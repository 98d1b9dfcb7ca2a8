/** Numbers of the trade (8). */
export const orderLimits = {
  trialLicenses: 25,
  additionalResellers: 5,
  /** Hours until something canceled no longer counts against a concurrent limit. */
  deprovisioningHours: 7 * 24,
} as const;
