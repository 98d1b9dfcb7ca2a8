import { ApiError, NoAnswer } from '../api/errors.ts';
import { useUiText } from './text.ts';

/** A sentence a person can act on. The server's own words win where it refused for a reason of its own. */
export function errorText(error: unknown): string {
  const t = useUiText.now;
  if (error instanceof NoAnswer) return t('errorNoAnswer');
  if (!(error instanceof ApiError)) return t('errorOther');
  if (error.status === 412) return t('errorStale');
  if (error.status === 429) return t('errorBusy');
  if (error.status >= 500) return t('errorServer');
  if (error.description) return error.description;
  if (error.status === 404) return t('errorNotFound');
  if (error.status === 403) return t('errorNotAllowed');
  return t('errorOther');
}
