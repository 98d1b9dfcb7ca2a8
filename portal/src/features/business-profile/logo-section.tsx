import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useRef } from 'react';
import { contentAsBase64, useAction, useMay } from '../../api/index.ts';
import { ErrorBar, Section, useToast } from '../../ui/index.ts';
import { type OwnProfile, ownLogo, profileKey, removeLogo, setLogo } from './calls.ts';
import { useText } from './text.ts';

const useStyles = makeStyles({
  picture: {
    maxWidth: '300px',
    maxHeight: '216px',
    objectFit: 'contain',
    alignSelf: 'start',
    // Logos are drawn for white paper.
    backgroundColor: 'white',
    padding: tokens.spacingHorizontalS,
    borderRadius: tokens.borderRadiusMedium,
  },
});

/** The logo of the draft; shown to customers with the next publication. */
export function LogoSection({ own }: { readonly own: OwnProfile }) {
  const t = useText();
  const may = useMay();
  const toast = useToast();
  const styles = useStyles();
  const chooser = useRef<HTMLInputElement>(null);
  const onDone = () => toast.done(t('logoSaved'));
  const set = useAction<File>({
    act: async (file, ids) => setLogo(await contentAsBase64(file), ids),
    refreshes: [profileKey],
    onDone,
  });
  const remove = useAction<void>({ act: (_, ids) => removeLogo(ids), refreshes: [profileKey], onDone });
  return (
    <Section
      title={t('logo')}
      text={own.draft ? t('logoText') : t('saveFirst')}
      actions={
        own.draft &&
        may('businessProfile.update') && (
          <>
            <Button disabledFocusable={set.running} onClick={() => chooser.current?.click()}>
              {t('logoChoose')}
            </Button>
            {own.hasLogo && (
              <Button disabledFocusable={remove.running} onClick={() => remove.run()}>
                {t('logoRemove')}
              </Button>
            )}
          </>
        )
      }
    >
      <input
        ref={chooser}
        type="file"
        accept="image/png,image/jpeg,image/gif"
        aria-label={t('logoChoose')}
        hidden
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file) set.run(file);
          event.target.value = '';
        }}
      />
      <ErrorBar error={set.error ?? remove.error} />
      {own.hasLogo && (
        <img
          className={styles.picture}
          src={ownLogo(own.etag ?? '')}
          alt={t('logoOf', { company: own.companyName })}
        />
      )}
    </Section>
  );
}
