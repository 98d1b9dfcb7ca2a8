import { Button, MessageBar, MessageBarBody, Spinner } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useAction, useMay, useSession } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import {
  CheckField,
  ErrorBar,
  Page,
  ProgressPanel,
  type ProgressState,
  Section,
  StatTile,
  Tiles,
  usePathPart,
} from '../../ui/index.ts';
import { type CustomerImport, downloadStatus, importsKey, readImport, startImport } from './calls.ts';
import { ImportRows } from './import-rows.tsx';
import { useText } from './text.ts';

const pollMs = 700;
const states: Readonly<Record<CustomerImport['state'], ProgressState>> = {
  checked: 'waiting',
  running: 'running',
  finished: 'done',
};

/** One import: what its rows say, having them worked off, and the drafts that come of it. */
export default function ImportPage() {
  const t = useText();
  const id = usePathPart('importId');
  const query = useQuery({
    queryKey: [...importsKey, id],
    queryFn: ({ signal }) => readImport(id, signal),
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? pollMs : false),
  });
  return (
    <Page
      title={query.data?.fileName}
      breadcrumb={[
        { label: t('customers'), to: '/customers' },
        { label: t('title'), to: '/customers/imports' },
      ]}
      query={query}
    >
      {(one: CustomerImport) => (
        <>
          {one.state === 'checked' ? <Checked one={one} /> : <Progress one={one} />}
          <Tiles>
            <StatTile value={one.rows.total} label={t('rowsTotal')} />
            <StatTile value={one.rows.usable} label={t('rowsGood')} tone="good" />
            <StatTile
              value={one.rows.total - one.rows.usable}
              label={t('rowsBad')}
              tone={one.rows.usable < one.rows.total ? 'bad' : 'neutral'}
            />
          </Tiles>
          <ImportRows one={one} />
        </>
      )}
    </Page>
  );
}

function DownloadStatus({ one }: { one: CustomerImport }) {
  const t = useText();
  const file = useAction<void>({ act: () => downloadStatus(one.id) });
  return (
    <>
      <Button icon={<ArrowDownloadRegular />} disabledFocusable={file.running} onClick={() => file.run()}>
        {t('downloadStatus')}
      </Button>
      <ErrorBar error={file.error} />
    </>
  );
}

function Checked({ one }: { one: CustomerImport }) {
  const t = useText();
  const may = useMay();
  const format = useFormat();
  const { tenant } = useSession();
  const [delegatedAdmin, setDelegatedAdmin] = useState(true);
  const start = useAction<void, CustomerImport>({
    act: (_, ids) => startImport(one.id, delegatedAdmin, ids),
    refreshes: [importsKey],
  });
  const bad = one.rows.total - one.rows.usable;
  return (
    <Section title={t('checked')} text={t('checkedText')} actions={<DownloadStatus one={one} />}>
      <ErrorBar error={start.error} />
      {bad > 0 && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{t('badRows', { count: bad })}</MessageBarBody>
        </MessageBar>
      )}
      {may('customer.import') && one.rows.usable > 0 && (
        <>
          {tenant.cloud === 'global' && (
            <CheckField
              label={t('delegatedAdmin')}
              hint={t('delegatedAdminHint')}
              value={delegatedAdmin}
              onChange={setDelegatedAdmin}
            />
          )}
          <div>
            <Button
              appearance="primary"
              disabledFocusable={start.running}
              icon={start.running ? <Spinner size="tiny" /> : null}
              onClick={() => start.run()}
            >
              {t('start', { count: one.rows.usable, number: format.number(one.rows.usable) })}
            </Button>
          </div>
        </>
      )}
    </Section>
  );
}

function Progress({ one }: { one: CustomerImport }) {
  const t = useText();
  return (
    <>
      <ProgressPanel
        label={t('progress')}
        state={states[one.state]}
        total={one.rows.usable}
        done={one.rows.done}
        startedAt={one.startedAt}
        endedAt={one.finishedAt}
        actions={<DownloadStatus one={one} />}
      />
      {one.state === 'finished' && (
        <MessageBar layout="multiline">
          <MessageBarBody>{t('finishedText')}</MessageBarBody>
        </MessageBar>
      )}
    </>
  );
}
