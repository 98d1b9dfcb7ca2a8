import type { ReactNode } from 'react';
import { CopyButton, EmptyState, LinkButton } from '../../ui/index.ts';
import { useText } from './text.ts';

export function HomeButton() {
  return <LinkButton to="/">{useText()('toHome')}</LinkButton>;
}

interface LinkRefusedProps {
  readonly title: string;
  readonly refusal: { readonly errorName: string; readonly description: string };
  /** What to do where another person of the same company could accept: pass the address on. */
  readonly passOn: string;
  /** Where to go in place of the home page. */
  readonly elsewhere?: ReactNode;
}

/** Why this person, in this company, cannot accept what a link asks for, and what to do about it. */
export function LinkRefused({ title, refusal, passOn, elsewhere }: LinkRefusedProps) {
  const t = useText();
  const personal = refusal.errorName === 'role-missing';
  return (
    <EmptyState
      picture="closed"
      title={title}
      text={personal ? passOn : refusal.description}
      actions={
        <>
          {personal && <CopyButton text={location.href} thing={t('addressThing')} label={t('copyAddress')} />}
          {elsewhere || <HomeButton />}
        </>
      }
    />
  );
}
