import type { LineProvisioning } from './model.ts';

/** What is to be set up for the customer. */
export interface ProvisioningRequest {
  readonly customerId: string;
  readonly orderId: string;
  readonly lineNumber: number;
  readonly subscriptionId: string;
  readonly catalogItemId: string;
  readonly quantity: number;
}

/**
 * The seam to whatever delivers the products (D41). Answers for each line, in order: delivered,
 * under way, or refused. It is asked inside the order's transaction and must not wait for anybody.
 */
export interface Provisioning {
  provision(requests: readonly ProvisioningRequest[]): Promise<readonly LineProvisioning[]>;
}

/** Built in: delivers everything at once. */
export const simulatedProvisioning: Provisioning = {
  provision: async (requests) => requests.map(() => 'fulfilled'),
};
