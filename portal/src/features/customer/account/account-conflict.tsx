import {
  Button,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { languageName } from '../../../i18n/index.ts';
import { useFieldText } from '../../market/index.ts';
import { type BillToEntries, differingEntries, type EntryName } from './bill-to-entries.ts';
import { useText } from './text.ts';

const useStyles = makeStyles({
  table: { borderCollapse: 'collapse', width: '100%', marginTop: tokens.spacingVerticalS },
  cell: {
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    textAlign: 'start',
    verticalAlign: 'top',
    overflowWrap: 'anywhere',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalM} 0 ${tokens.spacingVerticalS}`,
  },
});

/** Names of the entries as their fields have them. */
function useLabels(): (name: EntryName) => string {
  const t = useText();
  const field = useFieldText();
  return (name) =>
    name === 'companyName' ? t('companyName') : field(name === 'phoneNumber' ? 'phone' : name);
}

export interface AccountConflictProps {
  readonly mine: BillToEntries;
  readonly theirs: BillToEntries;
  readonly running: boolean;
  readonly onKeep: () => void;
  readonly onTake: () => void;
}

/** Both versions side by side: nothing that was entered is lost, and nothing is overwritten unseen (3.0). */
export function AccountConflict({ mine, theirs, running, onKeep, onTake }: AccountConflictProps) {
  const t = useText();
  const labelOf = useLabels();
  const styles = useStyles();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  const shown = (name: EntryName, of: BillToEntries) => {
    const value = of[name].trim();
    if (value === '') return t('conflictEmpty');
    return name === 'culture' || name === 'language' ? languageName(value) : value;
  };
  return (
    <div ref={box} tabIndex={-1} role="alert">
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>{t('conflict')}</MessageBarTitle>
          {t('conflictText')}
          <table className={styles.table}>
            <thead>
              <tr>
                {(['conflictField', 'conflictMine', 'conflictTheirs'] as const).map((key) => (
                  <th key={key} scope="col" className={styles.cell}>
                    {t(key)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {differingEntries(mine, theirs).map((name) => (
                <tr key={name}>
                  <th scope="row" className={styles.cell}>
                    {labelOf(name)}
                  </th>
                  <td className={styles.cell}>{shown(name, mine)}</td>
                  <td className={styles.cell}>{shown(name, theirs)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <div className={styles.actions}>
            <Button appearance="primary" disabledFocusable={running} onClick={onKeep}>
              {t('conflictKeep')}
            </Button>
            <Button disabledFocusable={running} onClick={onTake}>
              {t('conflictTake')}
            </Button>
          </div>
        </MessageBarBody>
      </MessageBar>
    </div>
  );
}
