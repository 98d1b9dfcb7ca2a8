import type { DeclarationKind, DeclarationTexts } from './model.ts';

/** The product's own wordings, which apply until the operator writes others; any change takes a new version. */
export const ownWordings: Readonly<
  Record<DeclarationKind, { readonly version: string; readonly texts: DeclarationTexts }>
> = {
  'partnership-removal': {
    version: '2026-1',
    texts: {
      en: `Removing the partnership changes nothing for customers. Customers linked to the reseller stay linked, and both companies keep their own relationships with them. Subscriptions, their reseller of record and support contacts stay as they are. Delegated privileges stay in place, including the provider’s access to the reseller’s own work account. What ends is new business: the reseller can no longer be chosen for new customers, new subscriptions or as a new support contact.

I declare that I remove this partnership in good faith and for a legitimate reason, and that doing so conforms to the contracts between the two companies and to applicable law. My company indemnifies the operator of this installation against claims that arise from the removal.

If a contract asks for notice, my company gives it itself. This portal sends no notice to anyone.`,
      es: `Eliminar la asociación no cambia nada para los clientes. Los clientes vinculados al revendedor siguen vinculados y ambas empresas conservan sus propias relaciones con ellos. Las suscripciones, su revendedor registrado y los contactos de soporte quedan como están. Los privilegios delegados se mantienen, incluido el acceso del proveedor a la cuenta de trabajo del propio revendedor. Lo que termina son los negocios nuevos: el revendedor ya no se podrá elegir para clientes nuevos, para suscripciones nuevas ni como nuevo contacto de soporte.

Declaro que elimino esta asociación de buena fe y por un motivo legítimo, y que hacerlo se ajusta a los contratos entre las dos empresas y a la legislación aplicable. Mi empresa mantendrá indemne al operador de esta instalación frente a las reclamaciones que se deriven de la eliminación.

Si un contrato exige un aviso, mi empresa lo dará por su cuenta. Este portal no envía ningún aviso a nadie.`,
      ru: `Прекращение партнёрства ничего не меняет для клиентов. Клиенты, связанные с посредником, остаются с ним связаны, и обе компании сохраняют собственные отношения с ними. Подписки, указанный в них посредник и контакты поддержки остаются прежними. Делегированные права сохраняются, включая доступ поставщика к собственной рабочей учётной записи посредника. Прекращаются только новые сделки: посредника больше нельзя будет выбрать для новых клиентов, новых подписок и в качестве нового контакта поддержки.

Я заявляю, что прекращаю это партнёрство добросовестно и по законной причине и что это соответствует договорам между двумя компаниями и применимому праву. Моя компания возместит оператору этой установки ущерб по требованиям, возникшим из-за прекращения партнёрства.

Если договор требует уведомления, моя компания направит его сама. Этот портал никому уведомлений не отправляет.`,
    },
  },
  'relationship-ending': {
    version: '2026-1',
    texts: {
      en: `I declare that I end this customer relationship in good faith and for a legitimate reason, and that doing so conforms to the contracts with the customer and to applicable law. My company indemnifies the operator of this installation against claims that arise from it.

If a contract asks for notice, my company gives it itself. This portal sends no notice to anyone.`,
      es: `Declaro que finalizo esta relación con el cliente de buena fe y por un motivo legítimo, y que hacerlo se ajusta a los contratos con el cliente y a la legislación aplicable. Mi empresa mantendrá indemne al operador de esta instalación frente a las reclamaciones que se deriven de ello.

Si un contrato exige un aviso, mi empresa lo dará por su cuenta. Este portal no envía ningún aviso a nadie.`,
      ru: `Я заявляю, что прекращаю отношения с этим клиентом добросовестно и по законной причине и что это соответствует договорам с клиентом и применимому праву. Моя компания возместит оператору этой установки ущерб по требованиям, возникшим из-за этого.

Если договор требует уведомления, моя компания направит его сама. Этот портал никому уведомлений не отправляет.`,
    },
  },
};
