import { entry } from '../entry.ts';

/** Service requests. */
export const serviceRequestErrors = {
  'service-request-unknown': entry(
    1000,
    404,
    'There is no such service request among those you may see. Check its number.',
    'No existe esa solicitud de servicio entre las que puede ver. Compruebe su número.',
    'Среди доступных вам обращений такого нет. Проверьте номер.',
  ),
  'service-request-phone-only': entry(
    900308,
    403,
    'Your company has no admin permission for service requests at this customer, so you cannot open one here. Call the operator, who records it for you, or ask the customer for the role of service support administrator.',
    'Su empresa no tiene permiso de administración para solicitudes de servicio en este cliente, por lo que no puede abrir una aquí. Llame al operador, que la registrará por usted, o pida al cliente el rol de administrador de soporte del servicio.',
    'У вашей компании нет прав на обращения в поддержку у этого клиента, поэтому открыть обращение здесь нельзя. Позвоните оператору, он запишет его за вас, или попросите у клиента роль администратора поддержки служб.',
  ),
  'service-request-usage-closed': entry(
    900308,
    403,
    'Indirect resellers open no service requests for usage-based services. Ask your indirect provider to open it.',
    'Los revendedores indirectos no abren solicitudes de servicio para servicios por uso. Pida a su proveedor indirecto que la abra.',
    'Непрямые посредники не открывают обращения по услугам с оплатой по использованию. Попросите об этом своего непрямого поставщика.',
  ),
  'service-request-marketplace': entry(
    800002,
    400,
    'This product is supported by its publisher, {publisher}. Ask there.',
    'El soporte de este producto lo da su editor, {publisher}. Diríjase a él.',
    'Этот продукт поддерживает его издатель, {publisher}. Обратитесь к нему.',
  ),
  'service-request-topic-unknown': entry(
    800002,
    400,
    'This support topic does not exist or does not fit here. Choose one of the list.',
    'Este tema de soporte no existe o no corresponde aquí. Elija uno de la lista.',
    'Такой темы нет, или она сюда не подходит. Выберите тему из списка.',
  ),
  'service-request-product-unknown': entry(
    800002,
    400,
    'The customer does not have this product. Choose one of its products, or none.',
    'El cliente no tiene este producto. Elija uno de sus productos o ninguno.',
    'У клиента нет этого продукта. Выберите один из его продуктов или не выбирайте никакого.',
  ),
  'service-request-closed': entry(
    800002,
    409,
    'This request is closed. A note opens it again within {days} days of closing; after that open a new one.',
    'Esta solicitud está cerrada. Una nota la reabre durante los {days} días siguientes al cierre; después, abra una nueva.',
    'Это обращение закрыто. Заметка открывает его снова в течение стольких дней после закрытия: {days}. Позже откройте новое.',
  ),
  'service-request-note-missing': entry(
    800002,
    409,
    'A closed request is opened again by a note that says what is still wrong. Add one.',
    'Una solicitud cerrada se reabre con una nota que diga qué sigue fallando. Añada una.',
    'Закрытое обращение снова открывает заметка о том, что всё ещё не так. Добавьте её.',
  ),
  'service-request-status': entry(
    800002,
    400,
    'Only the operator asks for your attention. You can add a note, or close the request.',
    'Solo el operador pide su atención. Usted puede añadir una nota o cerrar la solicitud.',
    'Только оператор просит вашего внимания. Вы можете добавить заметку или закрыть обращение.',
  ),
  'service-request-file-size': entry(
    800002,
    400,
    'The file is empty or larger than {megabytes} megabytes. Choose a smaller one.',
    'El archivo está vacío o supera los {megabytes} megabytes. Elija uno más pequeño.',
    'Файл пуст или больше допустимого размера в мегабайтах: {megabytes}. Выберите файл меньше.',
  ),
  'service-request-files-full': entry(
    800002,
    409,
    'A request holds {limit} files at most. Put several into one archive.',
    'Una solicitud admite como máximo {limit} archivos. Reúna varios en uno comprimido.',
    'Больше файлов в обращении хранить нельзя, предел: {limit}. Объедините несколько в один архив.',
  ),
  'service-request-caller-unknown': entry(
    800002,
    400,
    'No partner with this id serves a customer with this id or domain. Ask the caller for both again.',
    'Ningún partner con ese identificador atiende a un cliente con ese identificador o dominio. Pregunte de nuevo ambos datos.',
    'Партнёр с таким идентификатором не обслуживает клиента с таким идентификатором или доменом. Уточните оба у звонящего.',
  ),
};
