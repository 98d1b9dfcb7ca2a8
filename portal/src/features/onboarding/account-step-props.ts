import type { Form } from '../../ui/index.ts';
import type { MarketForm } from '../market/index.ts';
import type { AccountEntries } from './account-entries.ts';
import type { CheckedDetails, DomainAvailability, DuplicateWarning } from './calls.ts';

export interface AccountStepProps {
  readonly form: Form<AccountEntries>;
  readonly markets: readonly MarketForm[];
  readonly market: MarketForm | undefined;
  readonly checked: CheckedDetails | undefined;
  readonly domain: { readonly found: DomainAvailability | undefined; readonly checking: boolean };
  readonly duplicates: readonly DuplicateWarning[];
  readonly onDomainChosen: (label: string) => void;
  /** Tenant of the reseller that the wizard was started for; it cannot be changed here (C16). */
  readonly startedFor: string | undefined;
  readonly showsReseller: boolean;
}
