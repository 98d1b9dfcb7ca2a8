import { entry } from '../entry.ts';

/** Name and logo of the installation. */
export const brandErrors = {
  'brand-contrast': entry(
    800002,
    400,
    'Text in or on the color {color} cannot be read well: a contrast of {ratio} : 1, at least 4.5 : 1 is needed. Take {proposal}, or a darker one.',
    'El texto en el color {color} o sobre él no se lee bien: contraste de {ratio} : 1; hace falta al menos 4.5 : 1. Elija {proposal} u otro más oscuro.',
    'Текст цвета {color} или на нём плохо читается: контраст {ratio} : 1, нужно не меньше 4.5 : 1. Возьмите {proposal} или более тёмный цвет.',
  ),
  'brand-logo-unreadable': entry(
    800002,
    400,
    'The file is no picture that can be shown. Upload a PNG, JPEG or WebP file.',
    'El archivo no es una imagen que se pueda mostrar. Suba un archivo PNG, JPEG o WebP.',
    'Файл не является изображением, которое можно показать. Загрузите файл PNG, JPEG или WebP.',
  ),
  'brand-logo-too-large': entry(
    800002,
    400,
    'The picture is larger than {kilobytes} kB. Save it smaller and upload it again.',
    'La imagen ocupa más de {kilobytes} kB. Guárdela más pequeña y súbala de nuevo.',
    'Изображение больше {kilobytes} КБ. Сохраните его меньшего размера и загрузите снова.',
  ),
  'brand-logo-size': entry(
    800002,
    400,
    'The picture is {width} by {height} pixels. A logo is {heightMin} to {heightMax} pixels high, at most {widthMax} wide and at most {ratio} times as wide as high. Cut or scale it and upload it again.',
    'La imagen mide {width} por {height} píxeles. Un logotipo mide de {heightMin} a {heightMax} píxeles de alto, como mucho {widthMax} de ancho y hasta {ratio} veces más ancho que alto. Recórtela o escálela y súbala de nuevo.',
    'Размер изображения {width} на {height} пикселей. Высота логотипа от {heightMin} до {heightMax} пикселей, ширина до {widthMax} и не больше {ratio} высот. Обрежьте или измените размер и загрузите снова.',
  ),
};
