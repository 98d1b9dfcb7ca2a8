import { entry } from '../entry.ts';

/** Security groups. */
export const groupErrors = {
  'group-unknown': entry(
    1000,
    404,
    'There is no such security group in your company.',
    'No existe ese grupo de seguridad en su empresa.',
    'Такой группы безопасности в вашей компании нет.',
  ),
  'group-name-form': entry(
    800002,
    400,
    'A group needs a name of 1 to {most} characters.',
    'Un grupo necesita un nombre de 1 a {most} caracteres.',
    'Группе нужно название длиной от 1 до {most} знаков.',
  ),
  'group-name-taken': entry(
    800002,
    409,
    'Your company has a group of this name already. Choose another name.',
    'Su empresa ya tiene un grupo con ese nombre. Elija otro.',
    'В вашей компании уже есть группа с таким названием. Выберите другое.',
  ),
  'group-in-use': entry(
    800002,
    409,
    'The group still holds roles at customers ({count}). Take the roles from it first, then delete it.',
    'El grupo todavía tiene roles en clientes ({count}). Retíreselos primero y después elimínelo.',
    'У группы ещё есть роли у клиентов ({count}). Сначала снимите роли, затем удалите группу.',
  ),
  'group-member-unknown': entry(
    60002,
    400,
    'One of the people named is not an active person of your company. Reload the list and choose again.',
    'Una de las personas indicadas no es una persona activa de su empresa. Vuelva a cargar la lista y elija de nuevo.',
    'Один из указанных людей не является действующим сотрудником вашей компании. Обновите список и выберите снова.',
  ),
};
