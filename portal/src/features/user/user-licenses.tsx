import { Button, makeStyles, Spinner, Text, tokens } from '@fluentui/react-components';
import { KeyRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useAction, useMay } from '../../api/index.ts';
import { ChoiceList, ErrorBar, ErrorState, LoadingLines, Section, useToast } from '../../ui/index.ts';
import { type License, type ListedPerson, peopleKey, readLicensesOf, saveLicensesOf } from './calls.ts';
import { ManageLicenses } from './manage-licenses.tsx';
import { useText } from './text.ts';

const useStyles = makeStyles({
  license: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
});

/** What a person is licensed for, and which services of each license are on (C76). */
export function UserLicenses({ customerId, person }: { customerId: string; person: ListedPerson }) {
  const t = useText();
  const may = useMay();
  const [managing, setManaging] = useState(false);
  const query = useQuery({
    queryKey: [...peopleKey(customerId), 'licensesOf', person.id],
    queryFn: ({ signal }) => readLicensesOf(customerId, person.id, signal),
  });
  return (
    <Section
      title={t('licenses')}
      actions={
        may('license.assign') && (
          <Button icon={<KeyRegular />} onClick={() => setManaging(true)}>
            {t('manageLicenses')}
          </Button>
        )
      }
    >
      {query.error ? (
        <ErrorState error={query.error} retry={() => void query.refetch()} />
      ) : query.data ? (
        query.data.length === 0 ? (
          <Text>{t('noLicenseYet')}</Text>
        ) : (
          query.data.map((license) => (
            <Services
              key={`${license.productSku.id} ${offOf(license).join()}`}
              customerId={customerId}
              person={person}
              license={license}
            />
          ))
        )
      ) : (
        <LoadingLines />
      )}
      {managing && (
        <ManageLicenses customerId={customerId} userIds={[person.id]} onClosed={() => setManaging(false)} />
      )}
    </Section>
  );
}

function offOf(license: License): string[] {
  return license.servicePlans
    .filter(({ capabilityStatus }) => capabilityStatus === 'Disabled')
    .map(({ id }) => id);
}

interface ServicesProps {
  readonly customerId: string;
  readonly person: ListedPerson;
  readonly license: License;
}

function Services({ customerId, person, license }: ServicesProps) {
  const t = useText();
  const may = useMay();
  const toast = useToast();
  const styles = useStyles();
  const plans = license.servicePlans;
  const had = plans.map(({ id }) => id).filter((id) => !offOf(license).includes(id));
  const [on, setOn] = useState<readonly string[]>(had);
  const same = on.length === had.length && on.every((id) => had.includes(id));
  const save = useAction<readonly string[]>({
    act: (kept, ids) =>
      saveLicensesOf(
        customerId,
        person.id,
        {
          licensesToAssign: [
            {
              skuId: license.productSku.id,
              excludedPlans: plans.map(({ id }) => id).filter((id) => !kept.includes(id)),
            },
          ],
        },
        ids,
      ),
    refreshes: [peopleKey(customerId)],
    onDone: () => toast.done(t('servicesSaved')),
  });
  return (
    <div className={styles.license}>
      <ErrorBar error={save.error} />
      {plans.length === 0 ? (
        <Text weight="semibold">{license.productSku.name}</Text>
      ) : (
        <ChoiceList
          label={license.productSku.name}
          chosen={on}
          onChange={setOn}
          disabled={!may('license.assign')}
          choices={plans.map(({ id, displayName }) => ({ value: id, label: displayName }))}
        />
      )}
      {!same && (
        <div>
          <Button
            disabledFocusable={save.running}
            icon={save.running ? <Spinner size="tiny" /> : null}
            onClick={() => save.run(on)}
          >
            {t('saveServices')}
          </Button>
        </div>
      )}
    </div>
  );
}
