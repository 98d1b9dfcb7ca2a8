import { Button, Spinner } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useAction, useMay } from '../../api/index.ts';
import { ChoiceList, ComboField, ErrorBar, LinkButton, Section } from '../../ui/index.ts';
import {
  countriesKey,
  importsKey,
  peopleKey,
  readCountries,
  readLicenses,
  startImport,
  type UserImport,
} from './calls.ts';
import { ReadAs } from './read-as.tsx';
import { useText } from './text.ts';

interface SaveFormProps {
  readonly customerId: string;
  readonly country: string;
  readonly one: UserImport;
}

/** One location and the same licenses for everybody in the file (C71). */
export function SaveForm({ customerId, country, one }: SaveFormProps) {
  const t = useText();
  const may = useMay();
  const [usageLocation, setUsageLocation] = useState(country);
  const [skus, setSkus] = useState<readonly string[]>([]);
  /** Services switched off, by license. */
  const [off, setOff] = useState<Readonly<Record<string, readonly string[]>>>({});
  const licenses = useQuery({
    queryKey: [...peopleKey(customerId), 'licenses'],
    queryFn: ({ signal }) => readLicenses(customerId, signal),
  });
  const countries = useQuery({
    queryKey: countriesKey,
    queryFn: ({ signal }) => readCountries(signal),
  });
  const chosen = (skuId: string) => {
    const excludedPlans = off[skuId] ?? [];
    return excludedPlans.length > 0 ? { skuId, excludedPlans: [...excludedPlans] } : { skuId };
  };
  const save = useAction<void, UserImport>({
    act: (_, ids) => startImport(customerId, one.id, { usageLocation, licenses: skus.map(chosen) }, ids),
    refreshes: [importsKey(customerId), peopleKey(customerId)],
  });
  const pools = licenses.data?.pools ?? [];
  return (
    <Section title={t('checked')} text={t('checkedText', { count: one.rows.total })}>
      <ErrorBar error={save.error ?? licenses.error} />
      <ComboField
        label={t('location')}
        hint={t('locationHint')}
        required
        choices={(countries.data ?? []).map((found) => ({ value: found.country, label: found.name }))}
        value={usageLocation}
        onChange={setUsageLocation}
      />
      {pools.length > 0 ? (
        <ChoiceList
          label={t('licenses')}
          choices={pools.map(({ skuId, name, available }) => ({
            value: skuId,
            label: name,
            note: t('free', { count: Math.max(0, available) }),
          }))}
          chosen={skus}
          onChange={setSkus}
        />
      ) : (
        licenses.data && <div>{t('noLicenses')}</div>
      )}
      {pools
        .filter(({ skuId, services }) => skus.includes(skuId) && services.length > 1)
        .map(({ skuId, name, services }) => (
          <ChoiceList
            key={skuId}
            label={t('services', { name })}
            choices={services.map((service) => ({ value: service.id, label: service.name }))}
            chosen={services.map(({ id }) => id).filter((id) => !off[skuId]?.includes(id))}
            onChange={(on) =>
              setOff({ ...off, [skuId]: services.map(({ id }) => id).filter((id) => !on.includes(id)) })
            }
          />
        ))}
      <ReadAs one={one} />
      {may('customerUser.import') && (
        <div>
          <Button
            appearance="primary"
            disabledFocusable={save.running}
            icon={save.running ? <Spinner size="tiny" /> : null}
            onClick={() => save.run()}
          >
            {t('save')}
          </Button>{' '}
          {save.error && skus.length > 0 && (
            <LinkButton to={`/customers/${customerId}/subscriptions/new`}>{t('buy')}</LinkButton>
          )}
        </div>
      )}
    </Section>
  );
}
