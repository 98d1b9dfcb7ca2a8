import type { Agreement, AgreementConfirmation, AgreementMetaData } from '../../../../contract/agreement.ts';
import { attributes, instant, present } from '../../platform/http/index.ts';
import type { AgreementTemplate, Confirmation, RecordedAgreement } from './model.ts';

/** Where the text of a template can be read without a signature: it is public anyway. */
export function agreementLink(publicUrl: string, templateId: string): string {
  return `${publicUrl}/twotier/v1/agreements/${templateId}`;
}

export function templateToWire(template: AgreementTemplate, publicUrl: string): AgreementMetaData {
  return {
    templateId: template.templateId,
    agreementType: template.type,
    agreementLink: agreementLink(publicUrl, template.templateId),
    versionRank: template.versionRank,
    attributes: attributes('AgreementMetaData'),
  };
}

export function agreementToWire(agreement: RecordedAgreement, publicUrl: string): Agreement {
  return present({
    userId: agreement.recordedBy,
    primaryContact: present({ ...agreement.contact }),
    dateAgreed: instant(agreement.agreedAt),
    templateId: agreement.templateId,
    type: agreement.type,
    agreementLink: agreementLink(publicUrl, agreement.templateId),
    attributes: attributes('Agreement'),
  }) as Agreement;
}

export function confirmationFromWire(body: AgreementConfirmation): Confirmation {
  return {
    templateId: body.templateId?.trim(),
    type: body.type,
    contact: body.primaryContact ?? {},
    agreedAt: body.dateAgreed,
    userId: body.userId?.trim() || undefined,
  };
}
