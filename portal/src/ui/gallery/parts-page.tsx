import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { ApiError } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import {
  Columns,
  ConfirmDialog,
  CopyButton,
  DefinitionList,
  EmptyState,
  ErrorState,
  LoadingLines,
  Page,
  ProgressPanel,
  SecretOnce,
  Section,
  StatTile,
  StatusBadge,
  SubNavigation,
  Tiles,
  type Tone,
  useToast,
} from '../index.ts';

const tones: readonly Tone[] = ['good', 'waiting', 'warning', 'bad', 'info', 'neutral'];

export default function PartsPage() {
  const [asking, setAsking] = useState(false);
  const format = useFormat();
  const toast = useToast();
  return (
    <Page
      title="Gallery of parts"
      lead="Every part in its states."
      badge={<StatusBadge tone="info" label="sample" />}
      actions={
        <>
          <Button onClick={() => toast.done('Saved', 'All entries are kept.')}>Notice</Button>
          <Button onClick={() => toast.failed(new ApiError({ status: 500 }))}>Failure</Button>
          <Button appearance="primary" onClick={() => setAsking(true)}>
            Remove…
          </Button>
        </>
      }
    >
      <SubNavigation
        label="Gallery"
        pages={[
          { label: 'Parts', to: '/gallery' },
          { label: 'Table', to: '/gallery/table' },
          { label: 'Wizard', to: '/gallery/wizard' },
        ]}
      />
      <Tiles>
        <StatTile value={1284} label="Customers" note="12 new this month" to="/gallery/table" />
        <StatTile
          value={3}
          label="Without an agreement"
          tone="warning"
          to="/gallery/table"
          search={{ state: 'ended' }}
        />
        <StatTile value={0} label="Failed" tone="good" />
      </Tiles>
      <Columns>
        <Section title="Badges">
          <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}>
            {tones.map((tone) => (
              <StatusBadge key={tone} tone={tone} label={tone} />
            ))}
          </div>
        </Section>
        <Section title="Names and values">
          <DefinitionList
            items={[
              { term: 'Id', value: '6f0c1b3e-58f2-4a3b-9d52-0c2f9a4c7e11', copy: '6f0c1b3e' },
              { term: 'Created', value: format.dateTime('2026-11-02T09:30:00Z') },
              { term: 'Price', value: format.money(1234.5, 'EUR') },
              { term: 'Nothing', value: '' },
            ]}
          />
          <CopyButton text="hello" thing="greeting" />
        </Section>
        <Section title="Shown once">
          <SecretOnce
            values={[
              { label: 'User name', value: 'admin@amber.example' },
              { label: 'Password', value: 'Q7f-sample', secret: true },
            ]}
          />
        </Section>
        <Section title="Progress">
          <ProgressPanel
            label="Import of users"
            state="running"
            total={120}
            done={45}
            failed={2}
            startedAt={new Date(Date.now() - 65_000).toISOString()}
            problems={[
              { row: 12, text: 'The user name is taken.' },
              { row: 31, text: 'The country is missing.' },
            ]}
          />
        </Section>
        <Section title="Loading">
          <LoadingLines />
        </Section>
        <Section title="Nothing yet">
          <EmptyState
            title="No samples yet"
            text="Add the first one, or import a file."
            actions={<Button appearance="primary">Add</Button>}
          />
        </Section>
        <Section title="Failure">
          <ErrorState error={new ApiError({ status: 500, requestId: 'a1b2' })} retry={() => undefined} />
        </Section>
      </Columns>
      <ConfirmDialog
        open={asking}
        title="Remove the sample?"
        declaration="I have a good reason and tell everyone who must know."
        confirmLabel="Remove"
        onCancel={() => setAsking(false)}
        onConfirm={() => setAsking(false)}
      >
        What belongs to it stays.
      </ConfirmDialog>
    </Page>
  );
}
