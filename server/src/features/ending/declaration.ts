import type { Language } from '../../errors/sentence.ts';

/**
 * What a person declares who ends a customer relationship (C37, D48). The version is stored with the
 * event; any change of the wording takes a new one.
 */
export const endingDeclaration: {
  readonly version: string;
  readonly text: Readonly<Record<Language, string>>;
} = {
  version: '2026-1',
  text: {
    en: `I declare that I end this customer relationship in good faith and for a legitimate reason, and that doing so conforms to the contracts with the customer and to applicable law. My company indemnifies the operator of this installation against claims that arise from it.

If a contract asks for notice, my company gives it itself. This portal sends no notice to anyone.`,
    es: `Declaro que finalizo esta relación con el cliente de buena fe y por un motivo legítimo, y que hacerlo se ajusta a los contratos con el cliente y a la legislación aplicable. Mi empresa mantendrá indemne al operador de esta instalación frente a las reclamaciones que se deriven de ello.

Si un contrato exige un aviso, mi empresa lo dará por su cuenta. Este portal no envía ningún aviso a nadie.`,
    ru: `Я заявляю, что прекращаю отношения с этим клиентом добросовестно и по законной причине и что это соответствует договорам с клиентом и применимому праву. Моя компания возместит оператору этой установки ущерб по требованиям, возникшим из-за этого.

Если договор требует уведомления, моя компания направит его сама. Этот портал никому уведомлений не отправляет.`,
  },
};
