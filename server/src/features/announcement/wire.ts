import type {
  AnnouncementInput,
  Announcement as AnnouncementWire,
  WrittenAnnouncement,
} from '../../../../contract/announcement.ts';
import type { Language } from '../../errors/sentence.ts';
import { instant } from '../../platform/http/index.ts';
import type { Announcement, AnnouncementTerms, Words } from './model.ts';
import { stateOf } from './rules.ts';

const until = (of: AnnouncementTerms) => (of.until ? { until: instant(of.until) } : {});

export function announcementToWire(
  of: Announcement & { readonly dismissed: boolean },
  language: Language,
): AnnouncementWire {
  const { announcementId, severity, texts, from, dismissed } = of;
  return { id: announcementId, severity, ...texts[language], from: instant(from), ...until(of), dismissed };
}

export function writtenToWire(of: Announcement, now: Date): WrittenAnnouncement {
  const { announcementId, severity, texts, kinds, roles, regions, from, createdAt, createdBy, version } = of;
  return {
    id: announcementId,
    severity,
    texts,
    kinds: [...kinds],
    roles: [...roles],
    regions: [...regions],
    from: instant(from),
    ...until(of),
    state: stateOf(of, now),
    createdAt: instant(createdAt),
    createdBy,
    version: String(version),
  };
}

const trimmed = ({ title, text }: Words): Words => ({ title: title.trim(), text: text.trim() });
const once = (names: readonly string[] | undefined) => [...new Set(names ?? [])].sort();

/** Without a beginning it is shown at once. */
export function termsOf(body: AnnouncementInput, now: Date): AnnouncementTerms {
  const { en, es, ru } = body.texts;
  return {
    severity: body.severity,
    texts: { en: trimmed(en), es: trimmed(es), ru: trimmed(ru) },
    kinds: once(body.kinds),
    roles: once(body.roles),
    regions: once(body.regions),
    from: body.from ? new Date(body.from) : now,
    until: body.until ? new Date(body.until) : null,
  };
}
