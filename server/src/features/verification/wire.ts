import type {
  OwnVerification as OwnOnWire,
  QueuedVerification as QueuedOnWire,
  VerificationWhole as WholeOnWire,
} from '../../../../contract/verification.ts';
import type { Language } from '../../errors/sentence.ts';
import type { Answer } from '../../platform/http/index.ts';
import { answer, instant, present } from '../../platform/http/index.ts';
import { countryName, regionName } from '../market/index.ts';
import type {
  Conversation,
  OwnVerification,
  QueuedVerification,
  Verification,
  VerificationWhole,
} from './model.ts';
import { isLate, standingOf } from './rules.ts';

const sharedToWire = (of: Verification, now: Date) =>
  present({
    id: of.verificationId,
    kind: of.kind,
    state: of.state,
    openedAt: instant(of.openedAt),
    waitsSince: instant(of.waitsSince),
    isLate: isLate(of, now),
    contactName: of.contactName,
    contactEmail: of.contactEmail,
    decidedAt: of.decidedAt ? instant(of.decidedAt) : null,
    reason: of.reason,
    locationName: of.locationName,
    etag: String(of.version),
  });

const conversationToWire = ({ notes, files }: Conversation) => ({
  notes: notes.map(({ noteId, notedAt, ...rest }) => ({ id: noteId, at: instant(notedAt), ...rest })),
  files: files.map(({ fileId, addedAt, ...rest }) => ({ id: fileId, at: instant(addedAt), ...rest })),
});

export const ownToWire = (of: OwnVerification, now: Date): OwnOnWire =>
  ({ ...sharedToWire(of, now), ...conversationToWire(of) }) as OwnOnWire;

export const queuedToWire = (of: QueuedVerification, now: Date): QueuedOnWire =>
  ({
    ...sharedToWire(of, now),
    tenantId: of.tenantId,
    companyName: of.companyName,
    partnerKind: of.partnerKind,
    country: of.country,
    cloud: of.cloud,
  }) as QueuedOnWire;

export function wholeToWire(of: VerificationWhole, now: Date, language: Language): WholeOnWire {
  const { address } = of.vetted.legal;
  const enrollment = of.kind === 'enrollment' ? of.state : 'approved';
  return {
    ...queuedToWire(of, now),
    region: of.region,
    regionName: regionName(of.region, language),
    domain: of.domain,
    ...(of.registrationId ? { registrationId: of.registrationId } : {}),
    globalPartnerId: of.globalPartnerId,
    locationPartnerId: of.locationPartnerId,
    programStatus: standingOf(of.programStatus, enrollment),
    address: [
      address.addressLine1,
      address.addressLine2,
      [address.postalCode, address.city, address.state].filter(Boolean).join(' '),
      countryName(of.country, language),
    ].filter((line): line is string => Boolean(line)),
    told: Object.entries(of.facts).map(([name, value]) => ({ name, value })),
    namesakes: of.namesakes.map(({ locationPartnerId, ...rest }) => ({
      ...rest,
      partnerId: locationPartnerId,
    })),
    ...conversationToWire(of),
  };
}

/** Somebody else's document is saved, never shown by the browser as a page of this portal. */
export function documentAnswer({
  name,
  content,
}: {
  readonly name: string;
  readonly content: Buffer;
}): Answer {
  return answer(200, content, {
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "sandbox; default-src 'none'",
  });
}
