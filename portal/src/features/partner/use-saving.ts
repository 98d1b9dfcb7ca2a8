import { ApiError, type AttemptIds, useAction } from '../../api/index.ts';
import { type Form, useToast } from '../../ui/index.ts';
import { profileKey } from './calls.ts';
import { useText } from './text.ts';

/** Saves a profile, says so, and puts what the server does not take at its field. */
export function useSaving<Values extends object, Result>(
  form: Form<Values>,
  save: (sent: object, ids: AttemptIds) => Promise<Result>,
  isVerified: (saved: Result) => boolean = () => false,
) {
  const t = useText();
  const toast = useToast();
  return useAction<object, Result>({
    act: save,
    refreshes: [profileKey, ['verification']],
    onDone: (saved) => toast.done(t(isVerified(saved) ? 'savedVerified' : 'saved')),
    onFailed: (error) => {
      if (error instanceof ApiError) form.accept(error.fieldProblems);
    },
  });
}
