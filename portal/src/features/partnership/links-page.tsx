import { useMay } from '../../api/index.ts';
import { LinksTable } from '../invitation/index.ts';
import { linksKey, type PartnershipLink, readLinks, revokeLink } from './calls.ts';
import { ResellersFrame } from './partners-frame.tsx';
import { useText } from './text.ts';

/** Links issued to resellers, and taking them back (4.1). */
export default function LinksPage() {
  const t = useText();
  const may = useMay();
  return (
    <ResellersFrame lead={t('linksLead')}>
      <LinksTable<PartnershipLink>
        label={t('linksTab')}
        queryKey={linksKey}
        load={readLinks}
        asks={{
          id: 'location',
          header: t('ownLocation'),
          cell: ({ location }) => (location ? t('pickerChosen', { partnerId: location }) : t('mainOne')),
        }}
        acceptedBy={(count) => t('acceptedCount', { count })}
        mayRevoke={may('partnership.invitation.revoke')}
        revoke={revokeLink}
        revokeText={t('revokeText')}
        empty={{ title: t('linksEmpty'), text: t('linksEmptyText') }}
      />
    </ResellersFrame>
  );
}
