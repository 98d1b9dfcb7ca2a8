import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { softwareBits, softwareLanguages, softwareVersions } from '../../../../contract/entitlement.ts';
import { useAction } from '../../api/index.ts';
import { CopyButton, ErrorBar, FormLayout, Section, SelectField } from '../../ui/index.ts';
import {
  type Software,
  type SoftwareChoice,
  type SoftwareDownload,
  type SoftwareKey,
  showDownload,
  showKey,
} from './calls.ts';
import { useText } from './text.ts';

const useStyles = makeStyles({
  shown: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  text: { overflowWrap: 'anywhere', fontFamily: tokens.fontFamilyMonospace },
});

/** Key and download of one purchase; each look is recorded with the person (C68). */
export function SoftwareAccess({ customerId, software }: { customerId: string; software: Software }) {
  const t = useText();
  const styles = useStyles();
  const [choice, setChoice] = useState<SoftwareChoice>({ version: '2026', language: 'en', bits: '64' });
  const key = useAction<void, SoftwareKey>({ act: (_, ids) => showKey(customerId, software, ids) });
  const download = useAction<SoftwareChoice, SoftwareDownload>({
    act: (wanted, ids) => showDownload(customerId, software, wanted, ids),
  });
  const set = (changes: Partial<SoftwareChoice>) => {
    download.reset();
    setChoice((before) => ({ ...before, ...changes }));
  };
  const pick = <T extends string>(values: readonly T[], value: string) =>
    values.find((one) => one === value) ?? (values[0] as T);
  return (
    <Section title={t('accessTitle', { name: software.name })} text={t('recorded')}>
      <ErrorBar error={key.error ?? download.error} />
      {key.result ? (
        <div className={styles.shown} role="status">
          <Text className={styles.text}>{key.result.key}</Text>
          <CopyButton text={key.result.key} thing={t('key')} />
        </div>
      ) : (
        <div>
          <Button disabledFocusable={key.running} onClick={() => key.run()}>
            {t('showKey')}
          </Button>
        </div>
      )}
      <FormLayout
        label={t('download')}
        onSubmit={() => download.run(choice)}
        actions={
          <Button type="submit" disabledFocusable={download.running}>
            {t('showLink')}
          </Button>
        }
      >
        <SelectField
          label={t('version')}
          none={false}
          value={choice.version}
          onChange={(value) => set({ version: pick(softwareVersions, value) })}
          choices={softwareVersions.map((value) => ({ value, label: value }))}
        />
        <SelectField
          label={t('language')}
          none={false}
          value={choice.language}
          onChange={(value) => set({ language: pick(softwareLanguages, value) })}
          choices={softwareLanguages.map((value) => ({ value, label: t(`language_${value}`) }))}
        />
        <SelectField
          label={t('bits')}
          none={false}
          value={choice.bits}
          onChange={(value) => set({ bits: pick(softwareBits, value) })}
          choices={softwareBits.map((value) => ({ value, label: t('bitsCount', { bits: value }) }))}
        />
      </FormLayout>
      {download.result && (
        <div className={styles.shown} role="status">
          <Text className={styles.text}>{download.result.url}</Text>
          <CopyButton text={download.result.url} thing={t('link')} />
        </div>
      )}
    </Section>
  );
}
