import type { Static } from 'typebox';
import Type from 'typebox';

const Id = Type.String({ format: 'uuid' });
const Instant = Type.String({ format: 'date-time' });
const Attributes = Type.Object({ objectType: Type.String() });
const Text = (maxLength: number) => Type.String({ minLength: 1, maxLength });

// The partner contract

const severityNames = ['unknown', 'critical', 'moderate', 'minimal'];
const statusNames = ['none', 'open', 'closed', 'attention_needed'];

const Organization = Type.Object({
  id: Type.Optional(Type.String()),
  name: Type.Optional(Type.String()),
  phoneNumber: Type.Optional(Type.String()),
});

const ContactResource = Type.Object({
  organization: Type.Optional(Organization),
  contactId: Type.Optional(Type.String()),
  lastName: Type.Optional(Type.String()),
  firstName: Type.Optional(Type.String()),
  email: Type.Optional(Type.String()),
  phoneNumber: Type.Optional(Type.String()),
});

export const ServiceRequestResource = Type.Object({
  id: Type.String(),
  title: Type.String(),
  description: Type.String(),
  severity: Type.String(),
  supportTopicId: Type.String(),
  supportTopicName: Type.String(),
  status: Type.String(),
  organization: Organization,
  primaryContact: ContactResource,
  lastUpdatedBy: ContactResource,
  productName: Type.Optional(Type.String()),
  productId: Type.Optional(Type.String()),
  createdDate: Type.String(),
  lastModifiedDate: Type.String(),
  lastClosedDate: Type.String({ description: '0001-01-01T00:00:00 while open' }),
  notes: Type.Array(
    Type.Object({ createdByName: Type.String(), createdDate: Type.String(), text: Type.String() }),
  ),
  countryCode: Type.String(),
  fileLinks: Type.Array(
    Type.Object({
      id: Type.String(),
      fileNameWithoutExtension: Type.String(),
      fileExtension: Type.String(),
      fileSize: Type.Integer(),
      comment: Type.Optional(Type.String()),
      location: Type.String(),
    }),
  ),
  attributes: Attributes,
});

const Links = Type.Object({}, { additionalProperties: true });

export const ServiceRequestCollection = Type.Object({
  totalCount: Type.Integer(),
  items: Type.Array(ServiceRequestResource),
  links: Type.Optional(Links),
  attributes: Attributes,
});

export const ServiceRequestToCreate = Type.Object({
  title: Text(200),
  description: Text(4000),
  severity: Type.String({ enum: severityNames }),
  supportTopicId: Text(10),
  primaryContact: Type.Optional(ContactResource),
  countryCode: Type.Optional(Type.String({ maxLength: 2 })),
});

export const ServiceRequestChange = Type.Object({
  status: Type.Optional(Type.String({ enum: statusNames })),
  severity: Type.Optional(Type.String({ enum: severityNames })),
  title: Type.Optional(Type.String({ maxLength: 200 })),
  description: Type.Optional(Type.String({ maxLength: 4000 })),
  newNote: Type.Optional(Type.Object({ text: Type.Optional(Type.String({ maxLength: 8000 })) })),
});

export const SupportTopicCollection = Type.Object({
  totalCount: Type.Integer(),
  items: Type.Array(
    Type.Object({
      id: Type.Integer(),
      name: Type.String(),
      description: Type.String(),
      attributes: Attributes,
    }),
  ),
  links: Type.Optional(Links),
  attributes: Attributes,
});

// The product's own

export const ServiceRequestSeverity = Type.Enum(['critical', 'moderate', 'minimal']);
export const ServiceRequestStatus = Type.Enum(['open', 'attention-needed', 'closed']);

export const OwnContact = Type.Object({
  firstName: Text(100),
  lastName: Text(100),
  email: Type.String({ maxLength: 254, pattern: '^[^\\s@<>]+@[^\\s@<>]+$' }),
  phoneNumber: Type.Optional(Type.String({ maxLength: 40 })),
});

const question = {
  topicId: Type.Integer(),
  title: Text(200),
  description: Text(4000),
  severity: ServiceRequestSeverity,
  contact: OwnContact,
};

export const ServiceRequestQuestion = Type.Object({
  ...question,
  productId: Type.Optional(Type.String({ maxLength: 100 })),
});

export const PhoneCall = Type.Object({
  ...question,
  partner: Type.String({ minLength: 1, maxLength: 100, description: 'PartnerID or tenant id of who calls' }),
  customer: Type.String({ minLength: 1, maxLength: 253, description: 'Tenant id or domain' }),
});

export const ServiceRequestItem = Type.Object({
  id: Type.String(),
  kind: Type.Enum(['customer', 'portal']),
  source: Type.Enum(['portal', 'api', 'phone']),
  partnerName: Type.String(),
  customerId: Type.Optional(Id),
  customerName: Type.Optional(Type.String()),
  productName: Type.Optional(Type.String()),
  topic: Type.String(),
  title: Type.String(),
  severity: ServiceRequestSeverity,
  status: ServiceRequestStatus,
  createdAt: Instant,
  changedAt: Instant,
  changedBy: Type.String(),
  changedByOperator: Type.Boolean(),
  respondBy: Instant,
  respondedAt: Type.Optional(Type.String({ format: 'date-time' })),
  isLate: Type.Boolean({ description: 'The first answer is overdue' }),
});

export const ServiceRequestList = Type.Object({
  totalCount: Type.Integer({ description: 'Items on this page' }),
  items: Type.Array(ServiceRequestItem),
  continuationToken: Type.Optional(Type.String()),
});

export const ServiceRequestWhole = Type.Intersect([
  ServiceRequestItem,
  Type.Object({
    description: Type.String(),
    contact: OwnContact,
    closedAt: Type.Optional(Type.String({ format: 'date-time' })),
    reopenableUntil: Type.Optional(Type.String({ format: 'date-time' })),
    version: Type.Integer(),
    notes: Type.Array(
      Type.Object({
        id: Id,
        at: Instant,
        author: Type.String(),
        byOperator: Type.Boolean(),
        text: Type.String(),
      }),
    ),
    files: Type.Array(
      Type.Object({
        id: Id,
        at: Instant,
        author: Type.String(),
        byOperator: Type.Boolean(),
        name: Type.String(),
        size: Type.Integer(),
        comment: Type.Optional(Type.String()),
      }),
    ),
  }),
]);

export const SupportOptions = Type.Object({
  mayOpen: Type.Boolean({ description: 'False: without admin permission only by phone' }),
  topics: Type.Array(Type.Object({ id: Type.Integer(), name: Type.String(), description: Type.String() })),
  products: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      refusal: Type.Optional(Type.String({ description: 'Why help with it is not to be had here' })),
    }),
  ),
});

export const OwnChange = Type.Object({
  note: Type.Optional(Text(8000)),
  close: Type.Optional(Type.Boolean()),
  severity: Type.Optional(ServiceRequestSeverity),
  version: Type.Optional(Type.Integer()),
});

export const OperatorAct = Type.Object({ event: Type.Enum(['answer', 'ask', 'close']), text: Text(8000) });

export const FileUpload = Type.Object({
  fileName: Text(255),
  contentBase64: Type.String({ minLength: 1 }),
  comment: Type.Optional(Type.String({ maxLength: 500 })),
});

export type ServiceRequestQuestion = Static<typeof ServiceRequestQuestion>;
export type PhoneCall = Static<typeof PhoneCall>;
export type ServiceRequestItem = Static<typeof ServiceRequestItem>;
export type ServiceRequestWhole = Static<typeof ServiceRequestWhole>;
export type SupportOptions = Static<typeof SupportOptions>;
export type OwnChange = Static<typeof OwnChange>;
export type OperatorAct = Static<typeof OperatorAct>;
export type FileUpload = Static<typeof FileUpload>;
