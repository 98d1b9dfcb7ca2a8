import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { useMay } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import { DefinitionList, Section, useToast } from '../../ui/index.ts';
import type { Kind, QualificationOnPage } from './calls.ts';
import { QualificationBadge } from './qualification-badge.tsx';
import { RequestForm } from './request-form.tsx';
import { useText } from './text.ts';

export interface QualificationSectionProps {
  readonly customerId: string;
  readonly kind: Kind;
  readonly present: QualificationOnPage | undefined;
}

/** One special segment: what it means, how far it is, and asking for it, again with corrected data if need be. */
export function QualificationSection({ customerId, kind, present }: QualificationSectionProps) {
  const t = useText();
  const may = useMay();
  const toast = useToast();
  const [open, setOpen] = useState(false);
  const askable = may('qualification.ask') && (!present || present.status === 'denied');
  const label = present ? t('askAgain') : t('ask');
  return (
    <Section title={t(`kind_${kind}`)} text={t(`about_${kind}`)}>
      {present ? <Status present={present} /> : <p style={{ margin: 0 }}>{t('notAsked')}</p>}
      {askable && !open && (
        <div>
          <Button
            onClick={() => setOpen(true)}
            aria-label={t('askFor', { what: label, kind: t(`kind_${kind}`) })}
          >
            {label}
          </Button>
        </div>
      )}
      {askable && open && (
        <RequestForm
          customerId={customerId}
          kind={kind}
          present={present}
          onCancel={() => setOpen(false)}
          onAsked={() => {
            setOpen(false);
            toast.done(t('asked'));
          }}
        />
      )}
    </Section>
  );
}

function Status({ present }: { present: QualificationOnPage }) {
  const t = useText();
  const format = useFormat();
  const { status, decideAt, decidedAt, reason, educationSegment, website, validationCode } = present;
  return (
    <DefinitionList
      items={[
        { term: t('status'), value: <QualificationBadge status={status} /> },
        status === 'in-review' && { term: t('inReviewSince'), value: format.dateTime(present.askedAt) },
        decideAt !== undefined && { term: t('decidedBy'), value: format.date(decideAt) },
        decidedAt !== undefined && { term: t('decidedOn'), value: format.date(decidedAt) },
        reason !== undefined && { term: t('reason'), value: reason },
        educationSegment !== undefined && {
          term: t('segment'),
          value: t(`segment_${educationSegment}`),
        },
        website !== undefined && { term: t('website'), value: website },
        validationCode !== undefined && { term: t('code'), value: validationCode },
        !present.own && { term: t('askedBy'), value: t('askedByOther') },
      ]}
    />
  );
}
