import { entry } from '../entry.ts';

/** Special segments and their codes. */
export const qualificationErrors = {
  'qualification-not-settable': entry(
    3000,
    400,
    '"{qualification}" cannot be set by a partner. Use one of: {allowed}.',
    'Un partner no puede establecer «{qualification}». Use uno de estos valores: {allowed}.',
    'Партнёр не может задать «{qualification}». Используйте одно из значений: {allowed}.',
  ),
  'qualification-data-missing': entry(
    3000,
    400,
    'The qualification cannot be checked yet: {problems}. Complete the data and send it again.',
    'La acreditación todavía no se puede comprobar: {problems}. Complete los datos y envíelos de nuevo.',
    'Квалификацию пока нельзя проверить: {problems}. Дополните данные и отправьте снова.',
  ),
  'qualification-in-review': entry(
    3000,
    400,
    'This customer is already in review for: {qualification}. Wait for the result.',
    'Este cliente ya está en revisión para: {qualification}. Espere el resultado.',
    'Этот клиент уже проверяется по квалификации: {qualification}. Дождитесь результата.',
  ),
  'qualification-given': entry(
    3000,
    400,
    'This customer already has the qualification: {qualification}. Nothing is to be done.',
    'Este cliente ya tiene la acreditación: {qualification}. No hay que hacer nada.',
    'У этого клиента уже есть квалификация: {qualification}. Ничего делать не нужно.',
  ),
  'qualification-excluded': entry(
    3000,
    400,
    'A customer cannot be both: {qualification} and {other}. Ask for the one that fits.',
    'Un cliente no puede ser ambas cosas: {qualification} y {other}. Pida la que corresponda.',
    'Клиент не может иметь обе квалификации: {qualification} и {other}. Запросите ту, что подходит.',
  ),
  'validation-code-unknown': entry(
    3000,
    400,
    'This validation code is not one of yours. Check it under your validation codes, or ask the vendor for one.',
    'Este código de validación no es suyo. Compruébelo entre sus códigos o pida uno al fabricante.',
    'Этого кода проверки у вас нет. Сверьтесь со списком своих кодов или запросите код у производителя.',
  ),
  'validation-code-used-up': entry(
    3000,
    400,
    'This validation code has been used for as many customers as it was given for. Ask the vendor for another.',
    'Este código de validación ya se ha usado para todos los clientes previstos. Pida otro al fabricante.',
    'Этот код проверки уже использован для всех клиентов, на которых был выдан. Запросите у производителя другой.',
  ),
  'validation-code-exists': entry(
    3000,
    409,
    'This partner has that validation code already. Choose another.',
    'Este partner ya tiene ese código de validación. Elija otro.',
    'У этого партнёра такой код проверки уже есть. Выберите другой.',
  ),
  'qualification-unknown': entry(
    1000,
    404,
    'There is no such request for a qualification.',
    'No existe esa solicitud de acreditación.',
    'Такого запроса на квалификацию нет.',
  ),
  'qualification-decided': entry(
    3000,
    409,
    'This request has been decided meanwhile. Read the list again.',
    'Esta solicitud ya se ha resuelto mientras tanto. Vuelva a leer la lista.',
    'По этому запросу уже принято решение. Обновите список.',
  ),
};
