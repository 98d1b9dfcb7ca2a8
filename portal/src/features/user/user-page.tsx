import { Button, Spinner } from '@fluentui/react-components';
import {
  DeleteRegular,
  KeyRegular,
  PersonArrowBackRegular,
  PersonAvailableRegular,
  PersonProhibitedRegular,
  SignOutRegular,
} from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useAction, useMay } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import {
  DefinitionList,
  ErrorBar,
  ErrorSummary,
  FormLayout,
  Page,
  Section,
  StatusBadge,
  useForm,
  useGo,
  usePathPart,
  useToast,
} from '../../ui/index.ts';
import { useCustomer } from '../customer/index.ts';
import {
  endSessions,
  type ListedPerson,
  type PersonOptions,
  peopleKey,
  readOptions,
  readPerson,
  restorePerson,
  savePerson,
  saveRoles,
  setSignIn,
} from './calls.ts';
import { DeleteDialog } from './delete-dialog.tsx';
import { DoorDialog } from './door-dialog.tsx';
import { RoleChoices } from './new-user-page.tsx';
import { PasswordDialog } from './password-dialog.tsx';
import { usersPath } from './paths.ts';
import {
  type PersonEntries,
  PersonFields,
  serverNames,
  usePersonProblems,
  wholeName,
} from './person-fields.tsx';
import { SessionsDialog } from './sessions-dialog.tsx';
import { useText } from './text.ts';
import { UserLicenses } from './user-licenses.tsx';

/** One person of a customer: names, roles, licenses, password (C73). */
export default function UserPage() {
  const t = useText();
  const [customerId, userId] = [usePathPart('customerId'), usePathPart('userId')];
  const record = useCustomer(customerId);
  const query = useQuery({
    queryKey: [...peopleKey(customerId), 'one', userId],
    queryFn: ({ signal }) => readPerson(customerId, userId, signal),
  });
  const options = useQuery({
    queryKey: [...peopleKey(customerId), 'options'],
    queryFn: ({ signal }) => readOptions(customerId, signal),
  });
  const person = query.data;
  return (
    <Page
      title={person?.displayName}
      lead={person?.userName}
      breadcrumb={[
        { label: t('customers'), to: '/customers' },
        { label: record.data?.companyName ?? t('customer'), to: `/customers/${customerId}` },
        { label: t('users'), to: usersPath(customerId) },
      ]}
      badge={
        person?.state === 'inactive' ? (
          <StatusBadge tone="warning" label={t('stateDeleted')} />
        ) : (
          person?.signInBlocked && <StatusBadge tone="bad" label={t('signInBlocked')} />
        )
      }
      query={query}
      actions={person && <PersonActions customerId={customerId} person={person} />}
    >
      {(found: ListedPerson) =>
        found.state === 'inactive' ? (
          <DeletedPerson customerId={customerId} person={found} />
        ) : (
          <>
            {options.data && (
              <Details
                // What somebody else changed meanwhile is a new form.
                key={`details ${found.version}`}
                customerId={customerId}
                person={found}
                options={options.data}
              />
            )}
            <UserLicenses customerId={customerId} person={found} />
            {options.data && (
              <Roles
                key={`roles ${found.version}`}
                customerId={customerId}
                person={found}
                options={options.data}
              />
            )}
          </>
        )
      }
    </Page>
  );
}

function PersonActions({ customerId, person }: { customerId: string; person: ListedPerson }) {
  const t = useText();
  const may = useMay();
  const go = useGo();
  const [resetting, setResetting] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const [doorAsked, setDoorAsked] = useState(false);
  const [ending, setEnding] = useState(false);
  if (person.state === 'inactive') return null;
  return (
    <>
      {may('customerUser.resetPassword') && (
        <Button icon={<KeyRegular />} onClick={() => setResetting(true)}>
          {t('resetPassword')}
        </Button>
      )}
      {may('customerUser.endSessions') && (
        <Button icon={<SignOutRegular />} onClick={() => setEnding(true)}>
          {t('endSessions')}
        </Button>
      )}
      {may('customerUser.block') && (
        <Button
          icon={person.signInBlocked ? <PersonAvailableRegular /> : <PersonProhibitedRegular />}
          onClick={() => setDoorAsked(true)}
        >
          {t(person.signInBlocked ? 'openSignIn' : 'blockSignIn')}
        </Button>
      )}
      {may('customerUser.delete') && (
        <Button icon={<DeleteRegular />} onClick={() => setLeaving(true)}>
          {t('deleteUser')}
        </Button>
      )}
      <PasswordDialog
        customerId={customerId}
        person={resetting ? person : undefined}
        onClosed={() => setResetting(false)}
      />
      <DoorDialog
        person={doorAsked ? person : undefined}
        set={(id, blocked, ids) => setSignIn(customerId, id, blocked, ids)}
        refreshes={[peopleKey(customerId)]}
        onClosed={() => setDoorAsked(false)}
      />
      <SessionsDialog
        person={ending ? person : undefined}
        end={(id, ids) => endSessions(customerId, id, ids)}
        onClosed={() => setEnding(false)}
      />
      <DeleteDialog
        customerId={customerId}
        person={leaving ? person : undefined}
        onClosed={() => setLeaving(false)}
        onDeleted={() => go(usersPath(customerId), { unasked: true })}
      />
    </>
  );
}

function DeletedPerson({ customerId, person }: { customerId: string; person: ListedPerson }) {
  const t = useText();
  const may = useMay();
  const toast = useToast();
  const format = useFormat();
  const restore = useAction({
    act: (_, ids) => restorePerson(customerId, person.id, ids),
    refreshes: [peopleKey(customerId)],
    onDone: () => toast.done(t('restored', { name: person.displayName }), t('restoredText')),
  });
  return (
    <Section
      title={t('stateDeleted')}
      text={t('restorableText', { date: format.date(person.restorableUntil ?? '') })}
    >
      <ErrorBar error={restore.error} />
      {may('customerUser.update') && (
        <div>
          <Button
            appearance="primary"
            icon={restore.running ? <Spinner size="tiny" /> : <PersonArrowBackRegular />}
            disabledFocusable={restore.running}
            onClick={() => restore.run()}
          >
            {t('restore')}
          </Button>
        </div>
      )}
    </Section>
  );
}

interface PartProps {
  readonly customerId: string;
  readonly person: ListedPerson;
  readonly options: PersonOptions;
}

function Details({ customerId, person, options }: PartProps) {
  const t = useText();
  const may = useMay();
  const toast = useToast();
  const format = useFormat();
  const [userName = '', domain = ''] = person.userName.split('@');
  const problems = usePersonProblems();
  const form = useForm<PersonEntries>({
    initial: {
      firstName: person.firstName,
      lastName: person.lastName,
      displayName: person.displayName,
      userName,
      domain: domain.toLowerCase(),
      usageLocation: person.usageLocation ?? '',
    },
    problems,
    serverNames,
  });
  const save = useAction<PersonEntries, ListedPerson>({
    act: (entries, ids) =>
      savePerson(
        customerId,
        person.id,
        {
          version: person.version,
          userPrincipalName: wholeName(entries),
          displayName: entries.displayName.trim(),
          firstName: entries.firstName.trim(),
          lastName: entries.lastName.trim(),
          usageLocation: entries.usageLocation,
        },
        ids,
      ),
    refreshes: [peopleKey(customerId)],
    onDone: () => toast.done(t('saved')),
    onFailed: (error) => form.accept('fieldProblems' in error ? (error.fieldProblems as never) : {}),
  });
  if (!may('customerUser.update')) {
    return (
      <Section title={t('person')}>
        <DefinitionList
          items={[
            { term: t('displayName'), value: person.displayName },
            { term: t('userName'), value: person.userName, copy: person.userName },
            {
              term: t('location'),
              value: person.usageLocation ? format.country(person.usageLocation) : undefined,
            },
          ]}
        />
      </Section>
    );
  }
  const submit = () => {
    if (form.check() && !save.running) save.run(form.values);
  };
  return (
    <Section title={t('person')}>
      <FormLayout
        onSubmit={submit}
        actions={
          <Button
            type="submit"
            appearance="primary"
            disabledFocusable={!form.dirty || save.running}
            icon={save.running ? <Spinner size="tiny" /> : null}
          >
            {t('save')}
          </Button>
        }
      >
        <ErrorSummary form={form} />
        {Object.keys(save.fieldProblems).length === 0 && <ErrorBar error={save.error} />}
        <PersonFields form={form} domains={options.domains} presentDomain={domain.toLowerCase()} />
      </FormLayout>
    </Section>
  );
}

function Roles({ customerId, person, options }: PartProps) {
  const t = useText();
  const may = useMay();
  const toast = useToast();
  const had = person.roles.map(({ id }) => id);
  const [chosen, setChosen] = useState<readonly string[]>(had);
  const same = chosen.length === had.length && chosen.every((id) => had.includes(id));
  const save = useAction<readonly string[], ListedPerson>({
    act: (roles, ids) => saveRoles(customerId, person.id, roles, ids),
    refreshes: [peopleKey(customerId)],
    onDone: () => toast.done(t('rolesSaved')),
  });
  const allowed = may('customerUser.role.assign');
  return (
    <Section title={t('roles')} text={t('rolesText')}>
      <ErrorBar error={save.error} />
      <RoleChoices options={options} chosen={chosen} onChange={setChosen} disabled={!allowed} />
      {allowed && (
        <div>
          <Button
            disabledFocusable={same || save.running}
            icon={save.running ? <Spinner size="tiny" /> : null}
            onClick={() => !same && save.run(chosen)}
          >
            {t('saveRoles')}
          </Button>
        </div>
      )}
    </Section>
  );
}
