import {
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  Spinner,
  Text,
  tokens,
} from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useAction, useMay } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import { AppLink, ChoiceList, ErrorBar, ErrorState, LoadingLines } from '../../ui/index.ts';
import {
  changeLicenses,
  type LicenseChangeResults,
  peopleKey,
  readSelection,
  type SelectionHoldings,
} from './calls.ts';
import { type Choices, changesIn, heldBy, type ServicesOff, shownAs, toggled } from './license-choice.ts';
import { LicenseResults } from './license-results.tsx';
import { buyPath } from './paths.ts';
import { useText } from './text.ts';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: `0 ${tokens.spacingHorizontalM}`,
  },
  quiet: { color: tokens.colorNeutralForeground2 },
  services: { flexBasis: '100%', paddingInlineStart: tokens.spacingHorizontalXXL },
});

interface ManageLicensesProps {
  readonly customerId: string;
  readonly userIds: readonly string[];
  readonly onClosed: (changed: boolean) => void;
}

/** Gives licenses to one person or many and takes them back; boxes left alone change nobody (C77, I43). */
export function ManageLicenses({ customerId, userIds, onClosed }: ManageLicensesProps) {
  const t = useText();
  const styles = useStyles();
  const [choices, setChoices] = useState<Choices>({});
  const [off, setOff] = useState<ServicesOff>({});
  const query = useQuery({
    queryKey: [...peopleKey(customerId), 'selection', ...userIds],
    queryFn: ({ signal }) => readSelection(customerId, userIds, signal),
    gcTime: 0,
  });
  const action = useAction<ReturnType<typeof changesIn>, LicenseChangeResults>({
    act: (chosen, ids) => changeLicenses(customerId, { userIds: [...userIds], ...chosen }, ids),
    refreshes: [peopleKey(customerId)],
  });
  const changes = changesIn(choices, off);
  const nothing = changes.assign.length + changes.revoke.length === 0;
  return (
    <Dialog
      open
      modalType="alert"
      onOpenChange={(_, { open }) => !open && !action.running && onClosed(action.result !== undefined)}
    >
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t('manageTitle', { count: userIds.length })}</DialogTitle>
          <DialogContent className={styles.content}>
            {action.result ? (
              <LicenseResults results={action.result.results} />
            ) : (
              <>
                <ErrorBar error={action.error} />
                {query.data ? (
                  <Boxes
                    customerId={customerId}
                    selection={query.data}
                    choices={choices}
                    onChange={setChoices}
                    off={off}
                    onServices={setOff}
                  />
                ) : query.error ? (
                  <ErrorState error={query.error} retry={() => void query.refetch()} />
                ) : (
                  <LoadingLines />
                )}
              </>
            )}
          </DialogContent>
          <DialogActions>
            {action.result ? (
              <Button appearance="primary" onClick={() => onClosed(true)}>
                {t('done')}
              </Button>
            ) : (
              <>
                <Button disabled={action.running} onClick={() => onClosed(false)}>
                  {t('cancel')}
                </Button>
                <Button
                  appearance="primary"
                  disabledFocusable={nothing || action.running}
                  icon={action.running ? <Spinner size="tiny" /> : null}
                  onClick={() => !nothing && action.run(changes)}
                >
                  {t('save')}
                </Button>
              </>
            )}
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

interface BoxesProps {
  readonly customerId: string;
  readonly selection: SelectionHoldings;
  readonly choices: Choices;
  readonly onChange: (choices: Choices) => void;
  readonly off: ServicesOff;
  readonly onServices: (off: ServicesOff) => void;
}

function Boxes({ customerId, selection, choices, onChange, off, onServices }: BoxesProps) {
  const t = useText();
  const may = useMay();
  const styles = useStyles();
  const format = useFormat();
  if (selection.licenses.length === 0) return <Text>{t('noPools')}</Text>;
  return selection.licenses.map(({ skuId, name, available, holders, services }) => {
    const held = heldBy(holders, selection.people);
    const choice = choices[skuId];
    return (
      <div key={skuId} className={styles.line}>
        <Checkbox
          label={name}
          checked={shownAs(held, choice)}
          onChange={() => {
            const { [skuId]: _, ...rest } = choices;
            const next = toggled(held, choice);
            onChange(next === undefined ? rest : { ...rest, [skuId]: next });
            const { [skuId]: __, ...others } = off;
            onServices(others);
          }}
        />
        <Text size={200} className={styles.quiet}>
          {selection.people > 1 && held === 'some' && `${t('heldBySome', { count: holders })} · `}
          {t('availableCount', { count: available, number: format.number(available) })}
          {available === 0 && may('order.create') && (
            <>
              {' · '}
              <AppLink to={buyPath(customerId)}>{t('buyMore')}</AppLink>
            </>
          )}
        </Text>
        {shownAs(held, choice) === true && services.length > 0 && (
          <div className={styles.services}>
            <ChoiceList
              label={t('servicesOn', { name })}
              chosen={services.map(({ id }) => id).filter((id) => !off[skuId]?.includes(id))}
              onChange={(on) =>
                onServices({
                  ...off,
                  [skuId]: services.map(({ id }) => id).filter((id) => !on.includes(id)),
                })
              }
              choices={services.map((one) => ({ value: one.id, label: one.name }))}
            />
          </div>
        )}
      </div>
    );
  });
}
