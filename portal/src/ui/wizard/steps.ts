export interface StepFacts {
  readonly id: string;
  /** Whether its entries are good enough to go on. */
  readonly complete: boolean;
}

export const reviewStep = 'review';

/**
 * The step to show for the one the address asks for. Nobody gets past an
 * incomplete step by typing an address or by reloading a page whose entries are gone.
 */
export function stepToShow(steps: readonly StepFacts[], asked: string | undefined): string {
  const order = [...steps.map((step) => step.id), reviewStep];
  const firstOpen = steps.findIndex((step) => !step.complete);
  const reachable = firstOpen === -1 ? order.length - 1 : firstOpen;
  const wanted = asked === undefined ? 0 : order.indexOf(asked);
  return order[Math.min(Math.max(wanted, 0), reachable)] ?? reviewStep;
}
