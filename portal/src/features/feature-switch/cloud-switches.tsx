import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useAction, useMay } from '../../api/index.ts';
import { cloudName } from '../../shell/names.ts';
import { ErrorBar, Section, SelectField, useToast } from '../../ui/index.ts';
import {
  type Feature,
  type FeatureCloud,
  type FeatureSwitchInput,
  type Features,
  featuresKey,
  switchFeature,
} from './calls.ts';
import { useText } from './text.ts';

const useStyles = makeStyles({
  clouds: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 260px), 1fr))',
    gap: tokens.spacingHorizontalXL,
    minWidth: 0,
  },
  list: { margin: 0, padding: 0, listStyleType: 'none', display: 'grid', gap: tokens.spacingVerticalXS },
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalS,
  },
  operations: { margin: 0, color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  all: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, minWidth: 0 },
});

interface CloudSwitchesProps {
  readonly feature: Feature;
  readonly regions: Features['regions'];
}

/** One feature: for each cloud, and for regions that differ from their cloud. */
export function CloudSwitches({ feature, regions }: CloudSwitchesProps) {
  const t = useText();
  const styles = useStyles();
  return (
    <div className={styles.all}>
      <p className={styles.operations}>{t('operations', { names: feature.operations.join(', ') })}</p>
      <div className={styles.clouds}>
        {feature.clouds.map((cloud) => (
          <CloudSwitch key={cloud.cloud} feature={feature.feature} cloud={cloud} regions={regions} />
        ))}
      </div>
    </div>
  );
}

interface CloudSwitchProps {
  readonly feature: string;
  readonly cloud: FeatureCloud;
  readonly regions: Features['regions'];
}

function CloudSwitch({ feature, cloud, regions }: CloudSwitchProps) {
  const t = useText();
  const may = useMay();
  const toast = useToast();
  const styles = useStyles();
  const [region, setRegion] = useState('');
  const change = useAction<FeatureSwitchInput, Feature>({
    act: (input, ids) => switchFeature(feature, input, ids),
    refreshes: [featuresKey],
    onDone: () => {
      setRegion('');
      toast.done(t('done'));
    },
  });
  const set = (state: FeatureSwitchInput['state'], of?: string) =>
    change.run({ cloud: cloud.cloud, state, ...(of ? { region: of } : {}) });
  const state = cloud.on === cloud.preset ? 'preset' : cloud.on ? 'on' : 'off';
  const word = (on: boolean) => t(on ? 'on' : 'off');
  const free = regions.filter((one) => !cloud.regions.some((own) => own.region === one.region));
  const closed = !may('feature.switch') || change.running;
  return (
    <Section title={cloudName(cloud.cloud)} level={3} look="plain">
      <ErrorBar error={change.error} />
      <SelectField
        label={t('wholeCloud')}
        none={false}
        value={state}
        disabled={closed}
        onChange={(next) => set(next as FeatureSwitchInput['state'])}
        choices={[
          { value: 'preset', label: t('preset', { state: word(cloud.preset) }) },
          ...(['on', 'off'] as const)
            .filter((one) => (one === 'on') !== cloud.preset)
            .map((one) => ({ value: one, label: t(one) })),
        ]}
      />
      {cloud.regions.length > 0 && (
        <ul className={styles.list}>
          {cloud.regions.map((own) => (
            <li key={own.region} className={styles.row}>
              <span>
                {own.name}: {word(own.on)}
              </span>
              <Button
                size="small"
                disabledFocusable={closed}
                aria-label={t('asCloudFor', { region: own.name })}
                onClick={() => set('preset', own.region)}
              >
                {t('asCloud')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <SelectField
        label={t('exception')}
        none={t('noRegion')}
        value={region}
        disabled={closed}
        onChange={setRegion}
        choices={free.map((one) => ({ value: one.region, label: one.name }))}
      />
      {region && (
        <div className={styles.row}>
          <Button disabledFocusable={closed} onClick={() => set(cloud.on ? 'off' : 'on', region)}>
            {t(cloud.on ? 'switchOff' : 'switchOn')}
          </Button>
        </div>
      )}
    </Section>
  );
}
