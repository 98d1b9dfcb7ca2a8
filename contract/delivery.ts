import type { Static } from 'typebox';
import Type from 'typebox';

/** How the simulated delivery of a demo can be told to behave. */
export const simulatedModes = ['instant', 'slow', 'fail', 'half-way', 'interrupted'] as const;
const Mode = Type.Unsafe<(typeof simulatedModes)[number]>({ type: 'string', enum: [...simulatedModes] });

export const NewDeliveryRule = Type.Object({
  mode: Mode,
  productId: Type.Optional(
    Type.String({ maxLength: 100, description: 'Product or legacy offer; every one when left out' }),
  ),
  delayMinutes: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 20_160, description: 'Of slow ones, on the clock of the product' }),
  ),
  orders: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 1000, description: 'For so many orders; for all when left out' }),
  ),
});

export const DeliveryRule = Type.Object({
  id: Type.String({ format: 'uuid' }),
  createdAt: Type.String({ format: 'date-time' }),
  mode: Mode,
  productId: Type.Optional(Type.String()),
  delayMinutes: Type.Integer(),
  ordersLeft: Type.Optional(Type.Integer()),
});

export const DeliveryRules = Type.Object({
  items: Type.Array(DeliveryRule),
  waiting: Type.Array(
    Type.Object({
      orderId: Type.String(),
      lineNumber: Type.Integer(),
      partnerName: Type.String(),
      offerName: Type.String(),
      quantity: Type.Integer(),
      attempts: Type.Integer(),
      nextAttemptAt: Type.String({ format: 'date-time' }),
      detail: Type.Optional(Type.String()),
    }),
    { description: 'What is asked for again, soonest first; a hundred at most' },
  ),
});

export type NewDeliveryRule = Static<typeof NewDeliveryRule>;
export type DeliveryRules = Static<typeof DeliveryRules>;
