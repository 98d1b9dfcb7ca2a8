import { Checkbox, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { OfferedService } from './calls.ts';
import { useText } from './text.ts';

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', margin: 0, padding: 0, listStyleType: 'none' },
  hint: { display: 'block', color: tokens.colorNeutralForeground2 },
});

interface ServiceChoicesProps {
  readonly offered: readonly OfferedService[];
  readonly chosen: readonly OfferedService[];
  readonly onChange: (chosen: readonly OfferedService[]) => void;
}

/** Services to choose from, each with whoever would be replaced (D7). */
export function ServiceChoices({ offered, chosen, onChange }: ServiceChoicesProps) {
  const t = useText();
  const styles = useStyles();
  const isChosen = ({ id }: OfferedService) => chosen.some((one) => one.id === id);
  return (
    <ul className={styles.list}>
      {offered.map((service) => (
        <li key={service.id}>
          <Checkbox
            checked={isChosen(service)}
            onChange={(_, { checked }) =>
              onChange(checked === true ? [...chosen, service] : chosen.filter(({ id }) => id !== service.id))
            }
            label={
              <>
                {service.name}
                <Text size={200} className={styles.hint}>
                  {service.heldBy ? t('replaces', { name: service.heldBy.name }) : t('heldByNobody')}
                </Text>
              </>
            }
          />
        </li>
      ))}
    </ul>
  );
}
