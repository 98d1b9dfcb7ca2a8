import { entry } from '../entry.ts';

/** Ends of relationships with customers. */
export const customerEndingErrors = {
  'ending-blocked': entry(
    800002,
    400,
    'The relationship cannot end while these stand in the way ({count}): {names}. Suspend or cancel them, or queue the ending until they have ended.',
    'La relación no puede finalizar mientras lo impidan estas suscripciones ({count}): {names}. Suspéndalas o cancélelas, o deje la finalización en cola hasta que hayan terminado.',
    'Отношения нельзя прекратить, пока этому мешают подписки ({count}): {names}. Приостановите или отмените их либо поставьте прекращение в очередь до их окончания.',
  ),
  'ending-planned-already': entry(
    2030,
    409,
    'An ending is queued for {name} already. Cancel that one first if you want another.',
    'Ya hay una finalización en cola para {name}. Cancélela antes si quiere otra.',
    'Для «{name}» прекращение уже стоит в очереди. Если нужно другое, сначала отмените его.',
  ),
  'ending-plan-unknown': entry(
    1000,
    404,
    'There is no such planned ending. Reload the list.',
    'No existe esa finalización prevista. Vuelva a cargar la lista.',
    'Такого запланированного прекращения нет. Обновите список.',
  ),
  'ending-plan-settled': entry(
    2030,
    409,
    'The planned ending for {name} no longer waits, so it cannot be canceled. Reload the list.',
    'La finalización prevista para {name} ya no está en espera y no se puede cancelar. Vuelva a cargar la lista.',
    'Запланированное прекращение для «{name}» больше не ожидает, отменить его нельзя. Обновите список.',
  ),
};
