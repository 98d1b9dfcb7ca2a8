import Type from 'typebox';
import { textEnum } from './parts.ts';

/** States and billing cycles as the contract spells them; it has `none` and `unknown` besides the product's own. */
export const statuses = ['none', 'active', 'suspended', 'deleted', 'expired', 'pending', 'disabled'] as const;
export const cycles = ['unknown', 'monthly', 'annual', 'none', 'one_time', 'triennial', 'biennial'] as const;

export const money = () => Type.Object({ amount: Type.Number(), currency: Type.String() });

/** What a change is charged with, or gives back. */
export const charge = () =>
  Type.Object({
    reason: textEnum(['add', 'reduce', 'cancel', 'renew', 'term', 'upgrade', 'convert']),
    quantity: Type.Integer(),
    unitPrice: Type.Number(),
    amount: Type.Number({ description: 'Before tax; below zero: a refund' }),
    currency: Type.String(),
    from: Type.String({ format: 'date' }),
    to: Type.String({ format: 'date' }),
  });

/** What stands against a change. */
export const errorItem = () => Type.Object({ code: Type.Integer(), description: Type.String() });
