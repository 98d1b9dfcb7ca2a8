import { entry } from '../entry.ts';

/** Incidents and suspicions of fraud. */
export const serviceHealthErrors = {
  'fraud-alert-resolved': entry(
    800002,
    409,
    'The alert is already resolved, and stays so. Reload the list of alerts.',
    'La alerta ya está resuelta y así se queda. Vuelva a cargar la lista de alertas.',
    'Предупреждение уже закрыто, изменить его нельзя. Обновите список предупреждений.',
  ),
  'fraud-reason-missing': entry(
    800002,
    400,
    'An alert is resolved with a reason, and only then has one: legitimate, fraud or ignore. Choose one of them.',
    'Una alerta se resuelve con un motivo, y solo entonces lo tiene: legítimo, fraude o ignorar. Elija uno.',
    'Предупреждение закрывают с причиной, и только тогда она указывается: законно, мошенничество или пропустить. Выберите одну из них.',
  ),
  'incident-market-unknown': entry(
    800002,
    400,
    'These are no markets of this installation: {markets}. Choose countries of the list, or none for all.',
    'Estos no son mercados de esta instalación: {markets}. Elija países de la lista o ninguno para todos.',
    'Таких рынков в этой установке нет: {markets}. Выберите страны из списка или не выбирайте никаких, если это касается всех.',
  ),
  'incident-resolved': entry(
    800002,
    409,
    'This is over already and stays as it was told. Post a new one.',
    'Esto ya ha terminado y queda como se comunicó. Publique uno nuevo.',
    'Это уже завершено и остаётся как было. Сообщите о новом.',
  ),
};
