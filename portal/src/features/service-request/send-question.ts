import { type Action, type AttemptIds, useAction } from '../../api/index.ts';
import { useGo, useToast } from '../../ui/index.ts';
import { addFile, requestsKey, type ServiceRequestWhole } from './calls.ts';
import { pathOf } from './cells.tsx';
import { fileBytesMax } from './question-files.tsx';
import type { QuestionSent } from './question-form.tsx';
import { useText } from './text.ts';

/** Opens a request, then adds its files; one that cannot be added leaves the request as it is. */
export function useSendQuestion(
  open: (question: QuestionSent['question'], ids: AttemptIds) => Promise<ServiceRequestWhole>,
): Action<QuestionSent, ServiceRequestWhole> {
  const t = useText();
  const go = useGo();
  const toast = useToast();
  return useAction<QuestionSent, ServiceRequestWhole>({
    act: async ({ question, files }, ids) => {
      const made = await open(question, ids);
      const good = files.filter(({ size }) => size > 0 && size <= fileBytesMax);
      for (const file of good) await addFile('partner', made.id, file).catch(toast.failed);
      return made;
    },
    refreshes: [requestsKey],
    onDone: ({ id }) => {
      toast.done(t('opened', { id }));
      go(pathOf('partner', id), { unasked: true });
    },
  });
}
