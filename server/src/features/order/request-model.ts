import type { Actor } from '../audit/index.ts';
import type { Purchase } from './purchase-facts.ts';
import type { RoleAttestation } from './rules.ts';

/** An order that is to be placed: what, for whom, by whom. */
export interface OrderRequest extends Purchase {
  readonly actor: Actor;
  readonly attestation: RoleAttestation;
  readonly cartId?: string | null;
  /** Ids of the demo world; made up otherwise. */
  readonly orderId?: string;
  readonly subscriptionIds?: readonly string[];
  /** Delivered long ago: nobody is asked for it any more. */
  readonly delivered?: true;
  /** What the lines are called in the history; `New` otherwise. */
  readonly transactionType?: 'Transfer';
}
