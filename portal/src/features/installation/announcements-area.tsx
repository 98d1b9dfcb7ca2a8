import { useQuery } from '@tanstack/react-query';
import type { WrittenAnnouncement } from '../../../../contract/announcement.ts';
import { readPage } from '../../api/index.ts';
import { currentLanguage, useFormat } from '../../i18n/index.ts';
import { AppLink, DefinitionList, LinkButton, Section } from '../../ui/index.ts';
import { useText } from './text.ts';

/** What the operator tells people at present, to whomever. */
export function AnnouncementsArea() {
  const t = useText();
  const format = useFormat();
  const written = useQuery({
    queryKey: ['announcements', 'written', 'latest'],
    queryFn: ({ signal }) =>
      readPage<WrittenAnnouncement>('/twotier/v1/writtenannouncements', { size: 25, signal }),
  });
  if (!written.data) return null;
  const shown = written.data.items.filter(({ state }) => state === 'shown');
  return (
    <Section
      title={t('announcements')}
      {...(shown.length === 0 ? { text: t('noAnnouncements') } : {})}
      actions={<LinkButton to="/announcements/written">{t('openAnnouncements')}</LinkButton>}
    >
      <DefinitionList
        items={shown.map(({ id, texts, from, until }) => ({
          term: until
            ? t('announcedUntil', { date: format.dateTime(until) })
            : t('announcedSince', { date: format.dateTime(from) }),
          value: <AppLink to={`/announcements/written/${id}`}>{texts[currentLanguage()].title}</AppLink>,
        }))}
      />
    </Section>
  );
}
