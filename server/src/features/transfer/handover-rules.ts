import type { PartnerKind } from '../partner/index.ts';
import type { HandoverItem, HandoverLine, JudgedItem } from './handover-model.ts';
import type { LineProblem } from './model.ts';

/** One company, direct and reseller at once, while it moves from one to the other (D14). */
export function isDual(partner: {
  readonly kind: PartnerKind;
  readonly resellerSince?: Date | null;
}): boolean {
  return partner.kind === 'direct-partner' && Boolean(partner.resellerSince);
}

/** What keeps a subscription from going to a provider, whatever else goes (C66); null where nothing does. */
export function againstHandover(item: HandoverItem): LineProblem | null {
  const because = (reason: LineProblem['reason']): LineProblem => ({
    reason,
    parameters: { name: item.friendlyName },
  });
  if (item.inTransfer) return because('transfer-item-elsewhere');
  if (item.kind === 'license' && item.ruleSet === 'new-commerce') return because('handover-new-commerce');
  if (item.kind === 'usage' && item.ruleSet === 'new-commerce') return because('handover-usage-plan');
  if (item.isTrial || (item.kind !== 'license' && item.kind !== 'usage')) return because('handover-kind');
  return item.status === 'active' ? null : because('transfer-item-unusable');
}

/** Every subscription with what stands against it; an add-on goes with its base or not at all. */
export function judge(items: readonly HandoverItem[]): JudgedItem[] {
  return items.map((item) => {
    const against = againstHandover(item);
    if (against !== null || item.baseId === null) return { item, against };
    return { item, against: { reason: 'handover-with-base', parameters: { name: item.friendlyName } } };
  });
}

export interface WantedHandover {
  readonly subscriptionId: string;
  readonly resellerPartnerId: string | null;
}

/**
 * The lines of a request: what was selected, and with every base the add-ons that hang on it, credited like it
 * unless they are named with somebody of their own. The first thing in the way is the answer instead.
 */
export function linesOf(
  wanted: readonly WantedHandover[],
  items: readonly HandoverItem[],
): { readonly lines: readonly HandoverLine[] } | { readonly against: LineProblem } {
  const own = new Map(wanted.map((one) => [one.subscriptionId, one]));
  if (own.size === 0) return { against: { reason: 'transfer-nothing-selected', parameters: {} } };
  const lines: HandoverLine[] = [];
  for (const { subscriptionId, resellerPartnerId } of own.values()) {
    const item = items.find((one) => one.subscriptionId === subscriptionId);
    if (!item) return { against: { reason: 'transfer-item-unusable', parameters: { name: subscriptionId } } };
    if (item.baseId !== null && own.has(item.baseId)) continue;
    const against = judge([item])[0]?.against;
    if (against) return { against };
    const baseLine = lines.length;
    lines.push({ item, baseLine: null, resellerPartnerId });
    for (const addon of items.filter(
      ({ baseId, status }) => baseId === subscriptionId && status !== 'deleted',
    )) {
      const inTheWay = againstHandover(addon);
      if (inTheWay) return { against: inTheWay };
      const named = own.get(addon.subscriptionId);
      lines.push({
        item: addon,
        baseLine,
        resellerPartnerId: named ? named.resellerPartnerId : resellerPartnerId,
      });
    }
  }
  return { lines };
}

/** What came of the lines when the provider took them: an add-on stays where its base stays. */
export function withFollowers<T extends { readonly lineNumber: number; readonly baseLine: number | null }>(
  lines: readonly (T & { readonly name: string })[],
  failed: ReadonlyMap<number, LineProblem>,
): Map<number, LineProblem> {
  const all = new Map(failed);
  for (const { lineNumber, baseLine, name } of lines) {
    if (baseLine !== null && all.has(baseLine) && !all.has(lineNumber))
      all.set(lineNumber, { reason: 'handover-base-failed', parameters: { name } });
  }
  return all;
}
