import { DefinitionList, Section, StatusBadge, type Tone } from '../../ui/index.ts';
import type { Overview } from './calls.ts';
import { useText } from './text.ts';

type Vendor = Overview['vendor'];

const tones: Readonly<Record<Vendor['programStatus'], Tone>> = {
  active: 'good',
  pending: 'waiting',
  restricted: 'warning',
  deauthorized: 'bad',
};

/** How the own company stands with the vendor. */
export function VendorArea({ vendor }: { vendor: Vendor }) {
  const t = useText();
  return (
    <Section title={t('vendor')}>
      <DefinitionList
        items={[
          { term: t('vendorName'), value: vendor.name },
          {
            term: t('program'),
            value: (
              <StatusBadge tone={tones[vendor.programStatus]} label={t(`program_${vendor.programStatus}`)} />
            ),
          },
          {
            term: t('agreement'),
            value: (
              <StatusBadge
                tone={vendor.agreementSigned ? 'good' : 'bad'}
                label={vendor.agreementSigned ? t('signed') : t('notSigned')}
              />
            ),
          },
          { term: t('region'), value: vendor.region },
          { term: t('locationId'), value: vendor.locationPartnerId, copy: vendor.locationPartnerId },
          { term: t('globalId'), value: vendor.globalPartnerId, copy: vendor.globalPartnerId },
        ]}
      />
    </Section>
  );
}
