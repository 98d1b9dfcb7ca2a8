export const severities = ['critical', 'moderate', 'minimal'] as const;
export type Severity = (typeof severities)[number];

export const requestStatuses = ['open', 'attention-needed', 'closed'] as const;
export type RequestStatus = (typeof requestStatuses)[number];

/** Whose matter it is: a customer's, or one about the portal itself (C92). */
export type RequestKind = 'customer' | 'portal';
export type RequestSource = 'portal' | 'api' | 'phone';

/** Whom the operator calls: somebody of the partner, never of the customer (C90). */
export interface Contact {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phoneNumber: string;
}

export interface ServiceRequest {
  readonly tenantId: string;
  readonly partnerName: string;
  /** A number, as text. */
  readonly requestId: string;
  readonly kind: RequestKind;
  readonly source: RequestSource;
  readonly customerId: string | null;
  readonly customerName: string | null;
  readonly productId: string | null;
  readonly productName: string | null;
  readonly topicId: number;
  readonly title: string;
  readonly description: string;
  readonly severity: Severity;
  readonly status: RequestStatus;
  readonly country: string;
  readonly contact: Contact;
  readonly openedBy: string | null;
  readonly createdAt: Date;
  readonly changedAt: Date;
  readonly changedBy: string;
  readonly changedByOperator: boolean;
  readonly respondBy: Date;
  readonly respondedAt: Date | null;
  readonly closedAt: Date | null;
  readonly version: number;
}

export interface Note {
  readonly noteId: string;
  readonly at: Date;
  readonly author: string;
  readonly byOperator: boolean;
  readonly text: string;
}

/** A file without its content. */
export interface RequestFile {
  readonly fileId: string;
  readonly at: Date;
  readonly author: string;
  readonly byOperator: boolean;
  readonly name: string;
  readonly size: number;
  readonly comment: string | null;
}

export interface WholeRequest {
  readonly request: ServiceRequest;
  readonly notes: readonly Note[];
  readonly files: readonly RequestFile[];
}

/** What somebody says who asks for help. */
export interface Question {
  readonly topicId: number;
  readonly title: string;
  readonly description: string;
  readonly severity: Severity;
  readonly productId: string | null;
  readonly contact: Contact;
  readonly country: string;
}

/** A product that a customer has, as far as help with it is concerned. */
export interface SupportedProduct {
  readonly productId: string;
  readonly name: string;
  readonly kind: string;
  readonly publisher: string;
}
