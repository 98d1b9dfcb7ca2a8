import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useState } from 'react';
import { useAction } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import { EmptyState, ErrorBar, LinkButton, Page, usePathPart } from '../../ui/index.ts';
import { useCustomer } from '../customer/index.ts';
import { enterService, type ServiceAccessItem } from './calls.ts';
import { entryOf, keepEntry } from './entered-service.ts';
import { servicesPath } from './paths.ts';
import { useText } from './text.ts';

/** A service in a customer's context. Provisioning is simulated, so there is no console behind it yet. */
export default function ServicePage() {
  const t = useText();
  const customerId = usePathPart('customerId');
  const serviceId = usePathPart('serviceId');
  const customer = useCustomer(customerId);
  const [service, setService] = useState(() => entryOf(customerId, serviceId));
  const name = customer.data?.companyName ?? '';
  return (
    <Page
      title={service ? t('enteredTitle', { service: service.name, customer: name }) : t('servicesTitle')}
      query={customer}
      width="reading"
      breadcrumb={[
        { label: name, to: `/customers/${customerId}` },
        { label: t('servicesTitle'), to: servicesPath(customerId) },
      ]}
    >
      {() =>
        service ? (
          <Entered service={service} customerId={customerId} customer={name} />
        ) : (
          <Entrance customerId={customerId} serviceId={serviceId} onEntered={setService} />
        )
      }
    </Page>
  );
}

/** Who comes by an address of this page enters with one press, so that no look counts as an entry. */
function Entrance({
  customerId,
  serviceId,
  onEntered,
}: {
  customerId: string;
  serviceId: string;
  onEntered: (service: ServiceAccessItem) => void;
}) {
  const t = useText();
  const entry = useAction<void, ServiceAccessItem>({
    act: async (_, ids) => (await enterService(customerId, serviceId, ids)).service,
    onDone: (service) => {
      keepEntry(customerId, service);
      onEntered(service);
    },
  });
  return (
    <>
      <ErrorBar error={entry.error} />
      <div>
        <Button appearance="primary" disabledFocusable={entry.running} onClick={() => entry.run()}>
          {t('open')}
        </Button>
      </div>
      <LinkButton to={servicesPath(customerId)}>{t('back')}</LinkButton>
    </>
  );
}

function Entered({
  service,
  customerId,
  customer,
}: {
  service: ServiceAccessItem;
  customerId: string;
  customer: string;
}) {
  const t = useText();
  const format = useFormat();
  const by = service.grants.map((grant) =>
    t('grantThrough', {
      group: grant.groupName,
      name: grant.delegationName,
      date: format.date(grant.endsAt),
    }),
  );
  return (
    <>
      <EmptyState
        picture="done"
        title={t('enteredText', { customer })}
        text={t('enteredBy', { by: by.length > 0 ? format.list(by) : t(`via_${service.via}`) })}
        actions={
          <>
            {service.id === 'directory' && (
              <LinkButton appearance="primary" to={`/customers/${customerId}/users`}>
                {t('toPeople')}
              </LinkButton>
            )}
            <LinkButton to={servicesPath(customerId)}>{t('back')}</LinkButton>
          </>
        }
      />
      <MessageBar intent="info" layout="multiline">
        <MessageBarBody>{t('enteredSimulated')}</MessageBarBody>
      </MessageBar>
    </>
  );
}
