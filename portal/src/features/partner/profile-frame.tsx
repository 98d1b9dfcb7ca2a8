import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { type Action, useMay } from '../../api/index.ts';
import {
  type Definition,
  DefinitionList,
  EntryForm,
  type Form,
  Page,
  Section,
  SubNavigation,
} from '../../ui/index.ts';
import { type MarketForm, marketsKey, readMarkets } from '../market/index.ts';
import { useText } from './text.ts';

export interface ProfileFrameProps<Data> {
  readonly lead: string;
  readonly query: {
    readonly data: Data | undefined;
    readonly error: unknown;
    readonly isPending: boolean;
    readonly refetch: () => unknown;
  };
  readonly children: (data: Data) => ReactNode;
}

/** Heading and pages that the profiles of the own company share (C103). */
export function ProfileFrame<Data>({ lead, query, children }: ProfileFrameProps<Data>) {
  const t = useText();
  const may = useMay();
  const pages = [
    { operation: 'partnerProfile.organization.read', label: t('organization'), to: '/company' },
    { operation: 'partnerProfile.legal.read', label: t('legal'), to: '/company/legal' },
    { operation: 'partnerProfile.support.read', label: t('support'), to: '/company/support' },
    { operation: 'partnerProfile.security.read', label: t('security'), to: '/company/security' },
    { operation: 'partnerProfile.billing.read', label: t('billing'), to: '/company/billing' },
  ];
  return (
    <Page<Data> title={t('title')} lead={lead} width="form" query={query}>
      {(data) => (
        <>
          <SubNavigation label={t('pages')} pages={pages.filter(({ operation }) => may(operation))} />
          {children(data)}
        </>
      )}
    </Page>
  );
}

/** What the form of the own country asks for. */
export function useMarket(country: string): MarketForm | undefined {
  const markets = useQuery({
    queryKey: marketsKey,
    queryFn: ({ signal }) => readMarkets(signal),
    staleTime: 300_000,
  });
  return markets.data?.find((one) => one.country === country);
}

/** A form of a profile: it stays where it is once saved. */
export function ProfileForm<Values extends object>({
  label,
  save,
  ...rest
}: {
  readonly label: string;
  readonly form: Form<Values>;
  readonly save: Pick<Action<never, unknown>, 'running' | 'error'>;
  readonly onSubmit: () => void;
  readonly children: ReactNode;
}) {
  const t = useText();
  return <EntryForm title={label} saving={save} submitLabel={t('save')} {...rest} />;
}

/** For those who may look and not change. */
export function ProfileShown({
  label,
  items,
  note,
}: {
  readonly label: string;
  readonly items: readonly (Definition | false)[];
  readonly note: string;
}) {
  return (
    <Section title={label} text={note}>
      <DefinitionList items={items} />
    </Section>
  );
}
