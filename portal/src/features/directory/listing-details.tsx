import { Link, Text } from '@fluentui/react-components';
import { useFormat } from '../../i18n/index.ts';
import { type Definition, DefinitionList } from '../../ui/index.ts';
import type { DirectoryEntry } from './calls.ts';
import { useText } from './text.ts';

/** One listing as everybody reads it. */
export function ListingDetails({
  entry,
  foreign = false,
  more = [],
}: {
  readonly entry: DirectoryEntry;
  /** Of another selling region than the reader's. */
  readonly foreign?: boolean;
  readonly more?: readonly Definition[];
}) {
  const t = useText();
  const format = useFormat();
  const countries = entry.countries.map((one) => format.country(one)).sort(format.compare);
  return (
    <>
      {entry.description && <Text as="p">{entry.description}</Text>}
      {foreign && <Text as="p">{t('otherRegion')}</Text>}
      <DefinitionList
        items={[
          { term: t('based'), value: format.country(entry.country) },
          { term: t('region'), value: entry.regionName },
          { term: t('countries'), value: countries.join(', ') },
          { term: t('services'), value: entry.services.map((one) => t(`service_${one}`)).join(', ') },
          { term: t('contactName'), value: entry.contactName },
          {
            term: t('contactEmail'),
            value: <Link href={`mailto:${entry.contactEmail}`}>{entry.contactEmail}</Link>,
            copy: entry.contactEmail,
          },
          entry.contactPhone !== '' && { term: t('contactPhone'), value: entry.contactPhone },
          entry.website !== '' && {
            term: t('website'),
            value: (
              <Link href={entry.website} target="_blank" rel="noreferrer noopener">
                {entry.website}
              </Link>
            ),
          },
          ...more,
        ]}
      />
    </>
  );
}
