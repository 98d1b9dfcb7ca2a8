import { makeStyles, tokens } from '@fluentui/react-components';
import type { FormEvent, ReactNode } from 'react';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, maxWidth: '640px' },
  grid: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 260px), 1fr))',
    gap: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    alignItems: 'start',
  },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

export interface FormLayoutProps {
  readonly onSubmit?: () => void;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
  readonly label?: string;
}

/** A form in one column, with its buttons below. Without `onSubmit` it only lays out, as in a wizard's step. */
export function FormLayout({ onSubmit, children, actions, label }: FormLayoutProps) {
  const styles = useStyles();
  const body = (
    <>
      {children}
      {actions && <div className={styles.actions}>{actions}</div>}
    </>
  );
  if (!onSubmit) return <div className={styles.form}>{body}</div>;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form className={styles.form} noValidate onSubmit={submit} aria-label={label}>
      {body}
    </form>
  );
}

/** Puts fields side by side where there is room. */
FormLayout.Row = function FormRow({ children }: { children: ReactNode }) {
  return <div className={useStyles().grid}>{children}</div>;
};
