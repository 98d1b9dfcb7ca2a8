import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useRef } from 'react';
import { contentAsBase64, useAction } from '../../api/index.ts';
import { ErrorBar, Section, useToast } from '../../ui/index.ts';
import { type Brand, brandKey, type Ground, removeLogo, setLogo } from './calls.ts';
import { useText } from './text.ts';

const useStyles = makeStyles({
  picture: {
    alignSelf: 'start',
    maxWidth: '100%',
    height: '56px',
    objectFit: 'contain',
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  light: { backgroundColor: 'white' },
  dark: { backgroundColor: '#1f1f1f' },
});

/** The logo for one kind of ground. */
export function LogoSection({ ground, brand }: { readonly ground: Ground; readonly brand: Brand }) {
  const t = useText();
  const toast = useToast();
  const styles = useStyles();
  const chooser = useRef<HTMLInputElement>(null);
  const onDone = () => toast.done(t('logoSaved'));
  const set = useAction<File, Brand>({
    act: async (file, ids) => setLogo(ground, await contentAsBase64(file), ids),
    refreshes: [brandKey],
    onDone,
  });
  const remove = useAction<void, Brand>({
    act: (_, ids) => removeLogo(ground, ids),
    refreshes: [brandKey],
    onDone,
  });
  const logo = brand.logos.find((one) => one.ground === ground);
  return (
    <Section
      title={t(`logo_${ground}`)}
      text={t(`logoText_${ground}`)}
      actions={
        <>
          <Button disabledFocusable={set.running} onClick={() => chooser.current?.click()}>
            {t('logoChoose')}
          </Button>
          {logo && (
            <Button disabledFocusable={remove.running} onClick={() => remove.run()}>
              {t('logoRemove')}
            </Button>
          )}
        </>
      }
    >
      <input
        ref={chooser}
        type="file"
        accept="image/png,image/jpeg,image/webp"
        aria-label={`${t(`logo_${ground}`)}: ${t('logoChoose')}`}
        hidden
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file) set.run(file);
          event.target.value = '';
        }}
      />
      <ErrorBar error={set.error ?? remove.error} />
      {logo && (
        <img
          className={mergeClasses(styles.picture, styles[ground])}
          src={logo.href}
          alt={t('logoAlt', { name: brand.name })}
        />
      )}
    </Section>
  );
}
