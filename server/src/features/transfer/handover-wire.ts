import type {
  HandoverDeskOnPage,
  MovedSubscriptions,
  ProviderMoveOnPage,
  TransferEligibility,
} from '../../../../contract/transfer.ts';
import type { Language } from '../../errors/sentence.ts';
import { sentenceOf } from '../../errors/sentence.ts';
import { instant } from '../../platform/http/index.ts';
import type { ProviderMove } from './extension-actions.ts';
import type { HandoverDesk } from './handover-actions.ts';
import type { JudgedItem } from './handover-model.ts';
import type { MovedThing } from './handover-store.ts';

export function moveToPage({
  resellerSince,
  locationPartnerId,
  providers,
}: ProviderMove): ProviderMoveOnPage {
  return {
    ...(resellerSince ? { resellerSince: instant(resellerSince) } : {}),
    locationPartnerId,
    providers: providers.map(({ tenantId: id, name, since }) => ({ id, name, since: instant(since) })),
  };
}

const reasonOf = ({ against }: JudgedItem, language: Language): string | null =>
  against && sentenceOf(against.reason, against.parameters, language);

export function deskToPage(
  desk: HandoverDesk,
  { companyName, language }: { readonly companyName: string; readonly language: Language },
): HandoverDeskOnPage {
  return {
    ...moveToPage(desk),
    companyName,
    ...(desk.extended ? { extended: desk.extended } : {}),
    items: desk.items.map((one) => {
      const { item } = one;
      const against = reasonOf(one, language);
      return {
        id: item.subscriptionId,
        name: item.friendlyName,
        offerName: item.offerName,
        quantity: item.quantity,
        status: item.status,
        isAddon: item.baseId !== null,
        ...(item.baseId ? { baseId: item.baseId } : {}),
        ...(against ? { against } : {}),
      };
    }),
  };
}

export function eligibilityToWire(one: JudgedItem, language: Language): TransferEligibility {
  return {
    id: one.item.subscriptionId,
    isEligible: one.against === null,
    reason: reasonOf(one, language) ?? '',
  };
}

export function movedToPage(things: readonly MovedThing[]): MovedSubscriptions {
  return {
    items: things.map(({ decidedAt, changedAt, lineState, ...thing }) => ({
      transferId: thing.transferId,
      name: thing.name,
      quantity: thing.quantity,
      item: thing.item as MovedSubscriptions['items'][number]['item'],
      fromName: thing.fromName,
      toName: thing.toName,
      state: lineState as MovedSubscriptions['items'][number]['state'],
      ...(decidedAt ? { decidedAt: instant(decidedAt) } : {}),
      changedAt: instant(changedAt),
    })),
  };
}
