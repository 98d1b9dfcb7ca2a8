import { makeStyles } from '@fluentui/react-components';
import { ArrowSwapRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useAction, useMay } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import {
  type Column,
  ConfirmDialog,
  RadioField,
  type RowAction,
  Section,
  useToast,
  WholeTable,
} from '../../ui/index.ts';
import { assignService, type OwnService, relationshipKey } from './calls.ts';
import { useText } from './text.ts';

const useStyles = makeStyles({ paragraph: { margin: 0 } });

/** Services and who administers them; one step gives a service to another (I5). */
export function OwnServices({ services }: { services: readonly OwnService[] }) {
  const t = useText();
  const may = useMay();
  const format = useFormat();
  const [changing, setChanging] = useState<OwnService>();
  const columns: Column<OwnService>[] = [
    { id: 'service', header: t('service'), cell: (row) => row.name },
    {
      id: 'holder',
      header: t('holder'),
      cell: ({ holder }) =>
        holder ? t('holderSince', { name: holder.name, date: format.date(holder.since) }) : t('nobody'),
    },
  ];
  const actions = (row: OwnService): (RowAction | false)[] => [
    may('ownPartner.service.assign') && {
      id: 'change',
      label: t('change'),
      icon: ArrowSwapRegular,
      inline: true,
      onSelect: () => setChanging(row),
      unavailable: row.candidates.length === 0 && !row.holder ? t('changeNone') : undefined,
    },
  ];
  return (
    <Section title={t('services')} text={t('servicesText')}>
      <WholeTable<OwnService>
        label={t('services')}
        rows={services}
        columns={columns}
        rowId={(row) => row.id}
        rowLabel={(row) => row.name}
        actions={actions}
      />
      {changing && <ChangeDialog service={changing} onClosed={() => setChanging(undefined)} />}
    </Section>
  );
}

function ChangeDialog({ service, onClosed }: { service: OwnService; onClosed: () => void }) {
  const t = useText();
  const toast = useToast();
  const styles = useStyles();
  const { candidates, holder } = service;
  const present = candidates.find(({ channelId }) => channelId === holder?.channelId)?.id ?? '';
  const [chosen, setChosen] = useState(present);
  const change = useAction<string>({
    act: (partnerId, ids) => assignService(service, partnerId || undefined, ids),
    refreshes: [relationshipKey],
    onDone: () => {
      toast.done(t('changed', { name: service.name }));
      onClosed();
    },
  });
  return (
    <ConfirmDialog
      open
      title={t('changeTitle', { name: service.name })}
      confirmLabel={t('save')}
      running={change.running}
      error={change.error}
      onCancel={onClosed}
      onConfirm={() => change.run(chosen)}
    >
      <p className={styles.paragraph}>{t('changeText')}</p>
      <RadioField
        label={t('holder')}
        value={chosen}
        onChange={setChosen}
        choices={[
          { value: '', label: t('nobody') },
          ...onePerChannel(candidates).map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
    </ConfirmDialog>
  );
}

/** A provider and its reseller hold a service together: choosing either is the same. */
function onePerChannel(candidates: OwnService['candidates']): OwnService['candidates'] {
  return candidates
    .filter(({ channelId }, place) => candidates.findIndex((one) => one.channelId === channelId) === place)
    .map((first) => ({
      ...first,
      name: candidates
        .filter(({ channelId }) => channelId === first.channelId)
        .map(({ name }) => name)
        .join(', '),
    }));
}
