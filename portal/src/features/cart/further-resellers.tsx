import { Button } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { FormLayout } from '../../ui/index.ts';
import { type ChosenReseller, ResellerPicker } from '../partnership/index.ts';
import { useText } from './text.ts';

const mostFurther = 5;

interface FurtherResellersProps {
  /** The one that is credited. */
  readonly first: ChosenReseller;
  readonly value: readonly ChosenReseller[];
  readonly onChange: (value: readonly ChosenReseller[]) => void;
}

/** Others that take part in the sale are declared, at most five; they earn nothing by it (C60, 7.6). */
export function FurtherResellers({ first, value, onChange }: FurtherResellersProps) {
  const t = useText();
  const without = (tenantId: string) => value.filter((one) => one.tenantId !== tenantId);
  const add = (chosen: ChosenReseller | null) => {
    if (chosen && chosen.tenantId !== first.tenantId) onChange([...without(chosen.tenantId), chosen]);
  };
  return (
    <FormLayout>
      <p style={{ margin: 0 }}>{t('furtherLead')}</p>
      {value.length > 0 && (
        <ul aria-label={t('further')} style={{ margin: 0, padding: 0, listStyleType: 'none' }}>
          {value.map((one) => (
            <li key={one.tenantId}>
              {t('credited', { name: one.name, partnerId: one.partnerId })}
              <Button
                appearance="subtle"
                icon={<DismissRegular />}
                aria-label={t('furtherRemove', { name: one.name })}
                onClick={() => onChange(without(one.tenantId))}
              />
            </li>
          ))}
        </ul>
      )}
      {value.length < mostFurther && (
        // A fresh field for each.
        <ResellerPicker key={value.length} label={t('furtherAdd')} value={null} onChange={add} />
      )}
    </FormLayout>
  );
}
