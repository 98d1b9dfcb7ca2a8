import { entry } from '../entry.ts';

/** Tags and views of the list of customers. */
export const customerListErrors = {
  'tag-unknown': entry(
    1000,
    404,
    'You have no such tag. Somebody may have deleted it meanwhile: look at the tags again.',
    'No tiene esa etiqueta. Es posible que alguien la haya eliminado: vuelva a consultar las etiquetas.',
    'Такой метки у вас нет. Возможно, её уже удалили: откройте список меток снова.',
  ),
  'tag-name-invalid': entry(
    800002,
    400,
    'A tag has a name of 1 to {limit} characters. Enter a shorter one.',
    'El nombre de una etiqueta tiene entre 1 y {limit} caracteres. Escriba uno más corto.',
    'Название метки — от 1 до {limit} знаков. Введите название короче.',
  ),
  'tag-name-taken': entry(
    800002,
    409,
    'You have a tag called {name} already. Use that one or choose another name.',
    'Ya tiene una etiqueta llamada {name}. Use esa o elija otro nombre.',
    'Метка {name} у вас уже есть. Используйте её или выберите другое название.',
  ),
  'tag-limit': entry(
    800002,
    409,
    '{customer} would carry more than {limit} tags. Remove some of its tags first; nothing was changed.',
    '{customer} tendría más de {limit} etiquetas. Quítele antes algunas; no se ha cambiado nada.',
    'У клиента {customer} стало бы больше {limit} меток. Сначала снимите лишние; ничего не изменено.',
  ),
  'view-unknown': entry(
    1000,
    404,
    'You have no such saved view. It may have been deleted in another window.',
    'No tiene esa vista guardada. Es posible que se haya eliminado en otra ventana.',
    'Такого сохранённого вида у вас нет. Возможно, он удалён в другом окне.',
  ),
  'view-name-invalid': entry(
    800002,
    400,
    'A view has a name of 1 to {limit} characters. Enter one.',
    'El nombre de una vista tiene entre 1 y {limit} caracteres. Escriba uno.',
    'Название вида — от 1 до {limit} знаков. Введите его.',
  ),
  'view-name-taken': entry(
    800002,
    409,
    'You have a view called {name} already. Choose another name.',
    'Ya tiene una vista llamada {name}. Elija otro nombre.',
    'Вид с названием {name} у вас уже есть. Выберите другое название.',
  ),
  'view-limit': entry(
    800002,
    409,
    'You have {limit} views of this list, which is as many as can be kept. Delete one first.',
    'Tiene {limit} vistas de esta lista, el máximo que se puede guardar. Elimine antes alguna.',
    'У вас {limit} видов этого списка — больше сохранить нельзя. Сначала удалите один из них.',
  ),
};
