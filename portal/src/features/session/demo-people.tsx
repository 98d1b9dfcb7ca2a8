import { Divider } from '@fluentui/react-components';
import { useMemo } from 'react';
import type { DemoPerson } from '../../api/session.ts';
import { roleName } from '../../shell/names.ts';
import { ComboField } from '../../ui/form/choice-fields.tsx';
import { Section } from '../../ui/page/section.tsx';
import { useText } from './text.ts';

interface DemoPeopleProps {
  readonly people: readonly DemoPerson[];
  readonly onPick: (userPrincipalName: string) => void;
}

/** Fills the user name only: passwords are not on any page. */
export default function DemoPeople({ people, onPick }: DemoPeopleProps) {
  const t = useText();
  const choices = useMemo(
    () =>
      people.map((person) => ({
        value: person.userPrincipalName,
        label: `${person.tenantName}: ${roleName(person.role)}, ${person.displayName}`,
        hint: person.userPrincipalName,
      })),
    [people],
  );
  return (
    <>
      {/* A card as high as a phone would else stretch it. */}
      <Divider style={{ flexGrow: 0 }} />
      <Section title={t('demoTitle')} text={t('demoText')} look="plain">
        <ComboField
          label={t('demoPick')}
          placeholder={t('demoPlaceholder')}
          choices={choices}
          value=""
          onChange={(value) => value && onPick(value)}
        />
      </Section>
    </>
  );
}
