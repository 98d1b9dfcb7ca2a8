/** Words that passwords are made of again and again, in the languages of the portal; folded as `guessable.ts` folds. */
export const commonWords: readonly string[] = `
password passwort passwd contrasena clave senha motdepasse pass word parol пароль qwerty qwertz azerty asdf zxcv
admin administrator administrador root user usuario guest invitado test testing prueba тест demo sample example
welcome bienvenido letmein let me in please login logon signin change changeme secret secreto секрет default master
access trustno trust nobody system server service office work company empresa business account cuenta support
login123 hello hola hallo привет world mundo мир love amor любовь iloveyou i you te amo ich liebe dich angel
baby sweet honey heart corazon family familia friend amigo друг mother mama мама father papa папа brother sister
dragon monkey tiger lion shadow sunshine princess prince princesa queen king superman batman spiderman pokemon
football futbol soccer baseball basketball hockey golf tennis madrid barcelona real chelsea arsenal liverpool
summer winter spring autumn fall verano invierno primavera otono лето зима весна осень season
january february march april may june july august september october november december
enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
monday tuesday wednesday thursday friday saturday sunday lunes martes miercoles jueves viernes sabado domingo
январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь
michael jennifer jessica ashley daniel david robert thomas andrew jordan joshua matthew charlie george maria
jose carlos juan ana laura alejandro fernando natasha наташа саша маша сергей андрей дима настя
computer internet windows linux google samsung apple android iphone laptop network cloud partner portal center
money dinero dollar gold silver diamond star stars estrella sun moon luna sky cielo heaven fire fuego water agua
freedom libertad power magic wizard hunter killer ninja warrior soldier maverick mustang ferrari porsche mercedes
harley corvette yamaha honda toyota cookie chocolate coffee cafe cheese banana orange apple pepper flower flor
butterfly rainbow happy feliz lucky suerte smile peace forever siempre always never today tomorrow
black white blue green yellow purple silver red rojo azul verde negro blanco red color
america espana mexico argentina colombia chile peru russia россия москва moscow london berlin paris madrid
one two three four five six seven eight nine ten uno dos tres cuatro cinco один два три
new nuevo old the and my mi is es am are no yes si da not super big grand best great good god dios
computador ordenador teclado keyboard monitor phone telefono movil mobile number numero code codigo pin key llave
`
  .trim()
  .split(/\s+/);

/** Lines along which fingers run: rows and columns of keyboards, the alphabet, the digits. */
export const runs: readonly string[] = [
  'abcdefghijklmnopqrstuvwxyz',
  'абвгдеёжзийклмнопрстуфхцчшщъыьэюя',
  '01234567890',
  'qwertyuiop',
  'qwertzuiop',
  'azertyuiop',
  'asdfghjklñ',
  'zxcvbnm',
  'йцукенгшщзхъ',
  'фывапролджэ',
  'ячсмитьбю',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
  'zaq12wsxcde34rfvbgt56yhn',
  '1q2w3e4r5t6y7u8i9o0p',
  'q1w2e3r4t5y6u7i8o9p0',
  '!@#$%^&*()',
];
