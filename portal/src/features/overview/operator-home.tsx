import { useQuery } from '@tanstack/react-query';
import { useMay, useSession } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import {
  AppLink,
  Columns,
  DefinitionList,
  EmptyState,
  LinkButton,
  Page,
  Section,
  StatusBadge,
  type Tone,
} from '../../ui/index.ts';
import { AnnouncementsArea, FailuresArea, HealthArea, QueuesArea, SizesArea } from '../installation/index.ts';
import { type CatalogImport, importsKey, readImports } from './calls.ts';
import { ClockArea } from './clock-area.tsx';
import { useText } from './text.ts';

const tones: Readonly<Record<CatalogImport['state'], Tone>> = {
  running: 'info',
  finished: 'good',
  failed: 'bad',
  interrupted: 'warning',
};

/** The first page of those who run the installation. */
export default function OperatorHome() {
  const t = useText();
  const may = useMay();
  const { tenant, mode } = useSession();
  return (
    <Page title={tenant.name} lead={t('leadOperator')}>
      {may('installation.read') && (
        <>
          <QueuesArea />
          <FailuresArea />
          <HealthArea />
          <SizesArea />
        </>
      )}
      <Columns>
        {may('announcement.written.list') && <AnnouncementsArea />}
        {may('catalog.browse') && (
          <Section
            title={t('catalog')}
            text={t('catalogText')}
            actions={<LinkButton to="/catalog">{t('openCatalog')}</LinkButton>}
          >
            {may('catalog.import.read') && <LastImport />}
          </Section>
        )}
        {mode === 'demo' && may('emulator.clock.read') && <ClockArea />}
      </Columns>
    </Page>
  );
}

function LastImport() {
  const t = useText();
  const format = useFormat();
  const imports = useQuery({ queryKey: importsKey, queryFn: ({ signal }) => readImports(signal) });
  const last = imports.data?.[0];
  if (imports.isPending) return null;
  if (!last) {
    return (
      <EmptyState
        title={t('noImports')}
        text={t('noImportsText')}
        actions={<LinkButton to="/catalog/imports">{t('openImports')}</LinkButton>}
      />
    );
  }
  return (
    <>
      <DefinitionList
        items={[
          {
            term: t('lastImport'),
            value: <AppLink to={`/catalog/imports/${last.id}`}>{last.fileName}</AppLink>,
          },
          {
            term: t('importState'),
            value: <StatusBadge tone={tones[last.state]} label={t(`import_${last.state}`)} />,
          },
          { term: t('importStarted'), value: format.dateTime(last.startedAt) },
        ]}
      />
      <div>
        <AppLink to="/catalog/imports">{t('openImports')}</AppLink>
      </div>
    </>
  );
}
