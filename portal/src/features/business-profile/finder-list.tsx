import { Link, makeStyles, Text, tokens } from '@fluentui/react-components';
import { industries, productTags, serviceTypes } from '../../../../contract/business-profile.ts';
import { useFormat } from '../../i18n/index.ts';
import { type Column, DataTable, DefinitionList, type FilterControl, SelectField } from '../../ui/index.ts';
import { type FoundPartner, finderKey, logoOf, readFinder } from './calls.ts';
import { addressLine } from './locations.tsx';
import { useText } from './text.ts';

const useStyles = makeStyles({
  logo: {
    maxWidth: '216px',
    maxHeight: '120px',
    objectFit: 'contain',
    backgroundColor: 'white',
    padding: tokens.spacingHorizontalS,
    borderRadius: tokens.borderRadiusMedium,
  },
  text: { maxWidth: '720px', whiteSpace: 'pre-line' },
});

/** Companies that customers can find, by what they need (C6). */
export function FinderList({ mayAsk = false }: { readonly mayAsk?: boolean }) {
  const t = useText();
  const format = useFormat();
  const columns: Column<FoundPartner>[] = [
    { id: 'company', header: t('company'), cell: (row) => row.name },
    { id: 'based', header: t('based'), cell: (row) => format.country(row.country) },
    {
      id: 'does',
      header: t('does'),
      width: '45%',
      cell: (row) => row.serviceTypes.map((one) => t(`service_${one}`)).join(', '),
    },
  ];
  return (
    <DataTable<FoundPartner>
      label={t('finder')}
      queryKey={finderKey}
      load={readFinder}
      columns={columns}
      rowId={(row) => row.id}
      rowLabel={(row) => row.name}
      actions={(row) =>
        mayAsk ? [{ id: 'ask', label: t('ask'), inline: true, to: `/find-partner/${row.id}/ask` }] : []
      }
      expand={(row) => <Profile found={row} />}
      search={{ label: t('search') }}
      filters={{
        names: ['industry', 'product', 'serviceType'],
        render: (control) => <Filters control={control} />,
      }}
      empty={{ title: t('finderEmpty'), text: t('finderEmptyText') }}
    />
  );
}

function Filters({ control: { values, set } }: { readonly control: FilterControl }) {
  const t = useText();
  return (
    <>
      <SelectField
        label={t('industry')}
        none={t('allIndustries')}
        choices={industries.map((value) => ({ value, label: t(`industry_${value}`) }))}
        value={values['industry'] ?? ''}
        onChange={(value) => set('industry', value)}
      />
      <SelectField
        label={t('product')}
        none={t('allProducts')}
        choices={productTags.map((value) => ({ value, label: t(`product_${value}`) }))}
        value={values['product'] ?? ''}
        onChange={(value) => set('product', value)}
      />
      <SelectField
        label={t('service')}
        none={t('allServices')}
        choices={serviceTypes.map((value) => ({ value, label: t(`service_${value}`) }))}
        value={values['serviceType'] ?? ''}
        onChange={(value) => set('serviceType', value)}
      />
    </>
  );
}

function Profile({ found }: { readonly found: FoundPartner }) {
  const t = useText();
  const styles = useStyles();
  const web = (address: string) =>
    address !== '' && (
      <Link href={address} target="_blank" rel="noreferrer noopener">
        {address}
      </Link>
    );
  return (
    <>
      {found.hasLogo && (
        <img className={styles.logo} src={logoOf(found.id)} alt={t('logoOf', { company: found.name })} />
      )}
      <Text as="p" className={styles.text}>
        {found.description}
      </Text>
      <DefinitionList
        items={[
          { term: t('products'), value: found.products.map((one) => t(`product_${one}`)).join(', ') },
          { term: t('industries'), value: found.industries.map((one) => t(`industry_${one}`)).join(', ') },
          found.skills.length > 0 && { term: t('skills'), value: found.skills.join(', ') },
          { term: t('contactName'), value: found.contactName },
          {
            term: t('contactEmail'),
            value: <Link href={`mailto:${found.contactEmail}`}>{found.contactEmail}</Link>,
            copy: found.contactEmail,
          },
          found.contactPhone !== '' && { term: t('contactPhone'), value: found.contactPhone },
          found.website !== '' && { term: t('website'), value: web(found.website) },
          found.linkedIn !== '' && { term: t('linkedIn'), value: web(found.linkedIn) },
          ...found.locations.map((one) => ({ term: one.name, value: addressLine(one) })),
        ]}
      />
    </>
  );
}
