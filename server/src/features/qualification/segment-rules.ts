import type { Segment } from '../catalog/model.ts';

/** Who may be sold what (7.5): the customer's segment → segments of offers. */
export const sellableTo: Readonly<Record<Segment, readonly Segment[]>> = {
  commercial: ['commercial'],
  nonprofit: ['commercial', 'nonprofit'],
  education: ['commercial', 'education'],
  government: ['government'],
};
