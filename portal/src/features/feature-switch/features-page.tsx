import { makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { cloudName } from '../../shell/names.ts';
import { type Column, Page, StatusBadge, WholeTable } from '../../ui/index.ts';
import { type Feature, featuresKey, readFeatures } from './calls.ts';
import { CloudSwitches } from './cloud-switches.tsx';
import { useText } from './text.ts';

const useStyles = makeStyles({
  state: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalXXS,
  },
  note: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** What each cloud offers, and where the operator has decided otherwise (7.1, D16). */
export default function FeaturesPage() {
  const t = useText();
  const styles = useStyles();
  const features = useQuery({ queryKey: featuresKey, queryFn: ({ signal }) => readFeatures(signal) });
  const name = ({ feature }: Feature) => t.find(`feature_${feature}`) ?? feature;
  return (
    <Page title={t('title')} lead={t('lead')} query={features}>
      {({ items, regions }) => (
        <WholeTable<Feature>
          label={t('title')}
          rows={items}
          rowId={(row) => row.feature}
          rowLabel={name}
          columns={[
            { id: 'feature', header: t('feature'), width: '34%', cell: name, sortValue: name },
            ...(items[0]?.clouds ?? []).map(
              ({ cloud }): Column<Feature> => ({
                id: cloud,
                header: cloudName(cloud),
                cell: (row) => {
                  const here = row.clouds.find((one) => one.cloud === cloud);
                  if (!here) return null;
                  const { on, preset, regions: own } = here;
                  return (
                    <span className={styles.state}>
                      <StatusBadge tone={on ? 'good' : 'neutral'} label={t(on ? 'on' : 'off')} />
                      {on !== preset && <span className={styles.note}>{t('changed')}</span>}
                      {own.length > 0 && (
                        <span className={styles.note}>{t('regionCount', { count: own.length })}</span>
                      )}
                    </span>
                  );
                },
              }),
            ),
          ]}
          expand={(row) => <CloudSwitches feature={row} regions={regions} />}
        />
      )}
    </Page>
  );
}
