import { useState } from 'react';
import {
  CheckField,
  ComboField,
  DateField,
  DefinitionList,
  FormLayout,
  NumberField,
  Page,
  RadioField,
  SecretOnce,
  SelectField,
  TextField,
  useForm,
  Wizard,
  warning,
} from '../index.ts';

const countries = ['Argentina', 'Brazil', 'Canada', 'Denmark', 'Estonia'].map((label) => ({
  value: label.slice(0, 2),
  label,
  group: label < 'C' ? 'South' : 'North',
}));

export default function WizardPage() {
  const [done, setDone] = useState(false);
  const who = useForm({
    initial: { name: '', mail: '', country: '', kind: '' },
    keepAs: 'gallery',
    problems: (values) => ({
      name: values.name ? undefined : 'Enter a name.',
      mail: values.mail.includes('@') ? undefined : 'Enter an address with an @.',
      country: values.country ? undefined : 'Choose a country.',
      kind: values.kind ? undefined : warning('Without a kind we assume the usual one.'),
    }),
  });
  const what = useForm({
    initial: { seats: 5 as number | undefined, start: '', term: 'P1M', size: '', agreed: false, note: '' },
    problems: (values) => ({
      seats: values.seats && values.seats > 0 ? undefined : 'At least one.',
      agreed: values.agreed ? undefined : 'Tick this to go on.',
    }),
  });
  if (done) {
    return (
      <Page title="Set up" width="form">
        <SecretOnce
          values={[
            { label: 'User name', value: 'admin@amber.example' },
            { label: 'Temporary password', value: 'Q7f-sample-zz1', secret: true },
          ]}
        />
      </Page>
    );
  }
  return (
    <Page title="Add a sample" width="form" breadcrumb={[{ label: 'Gallery', to: '/gallery' }]}>
      <Wizard
        cancelTo="/gallery"
        dirty={who.dirty || what.dirty}
        onLeave={who.forget}
        onSubmit={() => {
          who.forget();
          setDone(true);
        }}
        steps={[
          {
            id: 'who',
            label: 'Account info',
            form: who,
            review: (
              <DefinitionList
                items={[
                  { term: 'Name', value: who.values.name },
                  { term: 'Address', value: who.values.mail },
                ]}
              />
            ),
            content: (
              <FormLayout>
                <FormLayout.Row>
                  <TextField label="Name" required {...who.field('name')} />
                  <TextField
                    label="Address"
                    hint="We send nothing there."
                    required
                    {...who.field('mail')}
                    type="email"
                  />
                </FormLayout.Row>
                <ComboField label="Country" required choices={countries} {...who.field('country')} />
                <SelectField
                  label="Kind"
                  choices={[
                    { value: 'a', label: 'Usual' },
                    { value: 'b', label: 'Special' },
                  ]}
                  {...who.field('kind')}
                />
              </FormLayout>
            ),
          },
          {
            id: 'what',
            label: 'Subscriptions',
            form: what,
            review: <DefinitionList items={[{ term: 'Seats', value: what.values.seats }]} />,
            content: (
              <FormLayout>
                <NumberField label="Seats" required min={1} max={300} {...what.field('seats')} />
                <DateField label="Start" {...what.field('start')} />
                <RadioField
                  label="Term"
                  {...what.field('term')}
                  choices={[
                    { value: 'P1M', label: 'One month' },
                    { value: 'P1Y', label: 'One year', hint: 'Cheaper, and longer.' },
                  ]}
                />
                <TextField label="Note" lines={3} {...what.field('note')} />
                <CheckField label="I have read the terms" required {...what.field('agreed')} />
              </FormLayout>
            ),
          },
        ]}
      />
    </Page>
  );
}
