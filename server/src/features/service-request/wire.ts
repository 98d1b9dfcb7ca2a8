import type { Language } from '../../errors/sentence.ts';
import { sentenceOf } from '../../errors/sentence.ts';
import { attributes, instant, present } from '../../platform/http/index.ts';
import type { supportedProducts } from './actions.ts';
import type { Contact, RequestKind, ServiceRequest, WholeRequest } from './model.ts';
import { isLate, reopenableUntil } from './rules.ts';
import { findTopic, supportTopics } from './topics.ts';

/** What .NET calls an unset date (conventions 7.1). */
const unset = '0001-01-01T00:00:00';

const topicName = (id: number, language: Language) => findTopic(id)?.name[language] ?? String(id);

/** The contract's resource; dates are never left out (conventions 7.1). */
export function contractRequestToWire({ request, notes, files }: WholeRequest, language: Language) {
  const organization = { id: request.tenantId, name: request.partnerName };
  const [firstName = '', ...others] = request.changedBy.split(' ');
  return {
    ...present({
      id: request.requestId,
      title: request.title,
      description: request.description,
      severity: request.severity,
      supportTopicId: String(request.topicId),
      supportTopicName: topicName(request.topicId, language),
      status: request.status.replace('-', '_'),
      productName: request.productName,
      productId: request.productId,
    }),
    organization: present({ ...organization, phoneNumber: request.contact.phoneNumber || null }),
    primaryContact: { organization, ...contactToWire(request.contact) },
    lastUpdatedBy: {
      ...(request.changedByOperator ? {} : { organization }),
      firstName,
      lastName: others.join(' '),
    },
    createdDate: instant(request.createdAt),
    lastModifiedDate: instant(request.changedAt),
    lastClosedDate: request.closedAt ? instant(request.closedAt) : unset,
    notes: notes.map(({ author, at, text }) => ({ createdByName: author, createdDate: instant(at), text })),
    countryCode: request.country,
    fileLinks: files.map(({ fileId, name, size, comment }) => {
      const [, bare = name, extension = ''] = /^(.*)\.([^.]*)$/.exec(name) ?? [];
      return present({
        id: fileId,
        fileNameWithoutExtension: bare,
        fileExtension: extension,
        fileSize: size,
        comment,
        location: `/twotier/v1/servicerequests/${request.requestId}/files/${fileId}`,
      });
    }),
    attributes: attributes('ServiceRequest'),
  };
}

function contactToWire({ firstName, lastName, email, phoneNumber }: Contact) {
  return { firstName, lastName, email, ...(phoneNumber ? { phoneNumber } : {}) };
}

export function topicsToWire(language: Language) {
  return supportTopics.map(({ id, name, description }) => ({
    id,
    name: name[language],
    description: description[language],
    attributes: attributes('SupportTopic'),
  }));
}

export function requestToWire(request: ServiceRequest, language: Language, now: Date) {
  return present({
    id: request.requestId,
    kind: request.kind,
    source: request.source,
    partnerName: request.partnerName,
    customerId: request.customerId,
    customerName: request.customerName,
    productName: request.productName,
    topic: topicName(request.topicId, language),
    title: request.title,
    severity: request.severity,
    status: request.status,
    createdAt: instant(request.createdAt),
    changedAt: instant(request.changedAt),
    changedBy: request.changedBy,
    changedByOperator: request.changedByOperator,
    respondBy: instant(request.respondBy),
    respondedAt: request.respondedAt && instant(request.respondedAt),
    isLate: isLate(request, now),
  });
}

export function wholeRequestToWire({ request, notes, files }: WholeRequest, language: Language, now: Date) {
  const until = reopenableUntil(request);
  return {
    ...requestToWire(request, language, now),
    ...present({
      description: request.description,
      contact: contactToWire(request.contact),
      closedAt: request.closedAt && instant(request.closedAt),
      reopenableUntil: until && until > now ? instant(until) : undefined,
      version: request.version,
    }),
    notes: notes.map(({ noteId, at, ...note }) => ({ id: noteId, at: instant(at), ...note })),
    files: files.map(({ fileId, at, ...file }) => present({ id: fileId, at: instant(at), ...file })),
  };
}

export function optionsToWire(
  of: {
    readonly kind: RequestKind;
    readonly mayOpen: boolean;
    readonly products: Awaited<ReturnType<typeof supportedProducts>>;
  },
  language: Language,
) {
  return {
    mayOpen: of.mayOpen,
    topics: supportTopics
      .filter(({ kind }) => kind === of.kind)
      .map(({ id, name, description }) => ({ id, name: name[language], description: description[language] })),
    products: of.products.map(({ productId, name, refusal }) =>
      present({
        id: productId,
        name,
        refusal: refusal && sentenceOf(refusal.reason, refusal.parameters, language),
      }),
    ),
  };
}
