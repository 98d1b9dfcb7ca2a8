import { entry } from '../entry.ts';

/** Webhooks. */
export const webhookErrors = {
  'webhook-unknown': entry(
    1000,
    404,
    'Your company has no such address registered for events. Register one first.',
    'Su empresa no tiene registrada esa dirección para eventos. Registre una primero.',
    'У вашей компании не зарегистрирован такой адрес для событий. Сначала зарегистрируйте его.',
  ),
  'webhook-exists': entry(
    800002,
    409,
    'Your company has an address for events already. Change that one, or add others on the page of webhooks.',
    'Su empresa ya tiene una dirección para eventos. Cámbiela o añada otras en la página de webhooks.',
    'У вашей компании уже есть адрес для событий. Измените его или добавьте другие на странице вебхуков.',
  ),
  'webhook-too-many': entry(
    800002,
    409,
    'A company may register {limit} addresses for events, and yours has them. Remove one that is no longer needed.',
    'Una empresa puede registrar {limit} direcciones para eventos y la suya ya las tiene. Quite una que ya no necesite.',
    'Компания может зарегистрировать не более {limit} адресов для событий, и у вашей столько уже есть. Удалите ненужный.',
  ),
  'webhook-address-invalid': entry(
    800002,
    400,
    'This address cannot be told of events. Enter a whole https address without name, password or # in it.',
    'No se pueden enviar eventos a esta dirección. Escriba una dirección https completa, sin usuario, contraseña ni #.',
    'По этому адресу нельзя сообщать о событиях. Введите полный адрес https без имени, пароля и знака #.',
  ),
  'webhook-address-internal': entry(
    800002,
    400,
    '{host} lies inside a network that may not be called from here. Enter an address that is reachable from the internet.',
    '{host} está dentro de una red a la que no se puede llamar desde aquí. Escriba una dirección accesible desde Internet.',
    '{host} находится во внутренней сети, к которой отсюда обращаться нельзя. Введите адрес, доступный из интернета.',
  ),
  'webhook-event-unknown': entry(
    900126,
    400,
    'There is no event called {names}. Choose from the list of events.',
    'No existe ningún evento llamado {names}. Elija de la lista de eventos.',
    'Нет события с названием {names}. Выберите из списка событий.',
  ),
  'webhook-test-not-wanted': entry(
    800002,
    400,
    'The registration does not ask for test-created. Add this event to it, then send the test again.',
    'El registro no incluye test-created. Añada este evento y vuelva a enviar la prueba.',
    'В регистрации нет события test-created. Добавьте его и отправьте проверку снова.',
  ),
  'webhook-test-too-often': entry(
    0,
    429,
    'Two test events a minute are sent at most. Try again in {seconds} seconds.',
    'Se envían como máximo dos eventos de prueba por minuto. Inténtelo de nuevo dentro de {seconds} segundos.',
    'Не более двух проверочных событий в минуту. Секунд до следующей попытки: {seconds}.',
  ),
  'webhook-disabled': entry(
    800002,
    409,
    'This address was switched off after repeated failures. Mend the receiver, switch the address on, then send again.',
    'Esta dirección se desactivó tras fallos repetidos. Arregle el receptor, active la dirección y vuelva a enviar.',
    'Этот адрес выключен после повторных сбоев. Исправьте приёмник, включите адрес и отправьте снова.',
  ),
};
