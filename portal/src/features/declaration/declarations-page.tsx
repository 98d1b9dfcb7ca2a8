import { Button, Text } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useAction, useMay } from '../../api/index.ts';
import { currentLanguage, useFormat } from '../../i18n/index.ts';
import { ConfirmDialog, LinkButton, Page, Section, StatusBadge, useToast } from '../../ui/index.ts';
import { type DeclarationVersion, declarationsKey, readDeclarations, withdrawDeclaration } from './calls.ts';
import { useText } from './text.ts';
import { Wording } from './wording.tsx';

const tones = { planned: 'waiting', present: 'good', former: 'neutral' } as const;

/** What people declare, word for word: the present wordings, those to come, and those before (D48). */
export default function DeclarationsPage() {
  const t = useText();
  const may = useMay();
  const toast = useToast();
  const [leaving, setLeaving] = useState<DeclarationVersion>();
  const query = useQuery({
    queryKey: declarationsKey,
    queryFn: ({ signal }) => readDeclarations(signal),
  });
  const remove = useAction<DeclarationVersion>({
    act: withdrawDeclaration,
    refreshes: [declarationsKey],
    onDone: () => {
      setLeaving(undefined);
      toast.done(t('withdrawn'));
    },
  });
  return (
    <Page title={t('title')} lead={t('lead')} width="form" query={query}>
      {(kinds) => (
        <>
          {kinds.map(({ kind, versions }) => (
            <Section key={kind} title={t(`kind_${kind}`)}>
              {versions
                .filter(({ state }) => state !== 'former')
                .map((one) => (
                  <Version key={one.version} of={one} onWithdraw={setLeaving} />
                ))}
              {may('declaration.write') && (
                <div>
                  <LinkButton to={`/settings/declarations/${kind}`}>{t('write')}</LinkButton>
                </div>
              )}
              <Former versions={versions.filter(({ state }) => state === 'former')} />
            </Section>
          ))}
          <ConfirmDialog
            open={leaving !== undefined}
            title={t('withdrawTitle', { version: leaving?.version ?? '' })}
            confirmLabel={t('withdraw')}
            running={remove.running}
            error={remove.error}
            onCancel={() => setLeaving(undefined)}
            onConfirm={() => leaving && remove.run(leaving)}
          >
            {t('withdrawText')}
          </ConfirmDialog>
        </>
      )}
    </Page>
  );
}

function Version({
  of,
  onWithdraw,
}: {
  readonly of: DeclarationVersion;
  readonly onWithdraw?: (of: DeclarationVersion) => void;
}) {
  const t = useText();
  const may = useMay();
  return (
    <article aria-label={t('versionOf', { version: of.version })}>
      <p>
        <Text weight="semibold">{t('versionOf', { version: of.version })}</Text>{' '}
        <StatusBadge tone={tones[of.state]} label={t(`state_${of.state}`)} />
      </p>
      <Wording text={of.texts[currentLanguage()]} />
      <p>
        <Text size={200}>
          <Origin of={of} />
        </Text>
      </p>
      {of.state === 'planned' && may('declaration.write') && onWithdraw && (
        <Button size="small" onClick={() => onWithdraw(of)}>
          {t('withdraw')}
        </Button>
      )}
    </article>
  );
}

function Origin({ of: { from, writtenAt, writtenBy } }: { readonly of: DeclarationVersion }) {
  const t = useText();
  const format = useFormat();
  if (!from || !writtenAt) return t('ownWording');
  const applies = t('appliesFrom', { from: format.dateTime(from) });
  return `${applies} ${t('writtenBy', { name: writtenBy ?? '', when: format.dateTime(writtenAt) })}`;
}

function Former({ versions }: { readonly versions: readonly DeclarationVersion[] }) {
  const t = useText();
  if (versions.length === 0) return null;
  return (
    <details>
      <summary>{t('formerVersions')}</summary>
      {versions.map((one) => (
        <Version key={one.version} of={one} />
      ))}
    </details>
  );
}
