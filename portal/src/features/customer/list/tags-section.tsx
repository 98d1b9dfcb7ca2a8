import { Button } from '@fluentui/react-components';
import { TagMultipleRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useMay } from '../../../api/index.ts';
import { Section } from '../../../ui/index.ts';
import { customersKey } from '../calls.ts';
import { readTagsOf } from './calls.ts';
import { TagList } from './tag-list.tsx';
import { TagsDialog } from './tags-dialog.tsx';
import { useText } from './text.ts';

/** A customer's tags on its record (C30). */
export function TagsSection({ customerId, companyName }: { customerId: string; companyName: string }) {
  const t = useText();
  const may = useMay();
  const [open, setOpen] = useState(false);
  const query = useQuery({
    queryKey: [...customersKey, 'tags', customerId],
    queryFn: ({ signal }) => readTagsOf(customerId, signal),
  });
  return (
    <Section
      title={t('tags')}
      actions={
        may('customerTag.assign') &&
        query.data && (
          <Button icon={<TagMultipleRegular />} onClick={() => setOpen(true)}>
            {t('changeTags')}
          </Button>
        )
      }
    >
      {query.data && <TagList tags={query.data} none />}
      {open && query.data && (
        <TagsDialog
          customers={[{ id: customerId, companyName, tags: query.data }]}
          onClosed={() => setOpen(false)}
        />
      )}
    </Section>
  );
}
