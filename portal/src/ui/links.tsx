import { Button, type ButtonProps, Link, type LinkProps } from '@fluentui/react-components';
import { createLink } from '@tanstack/react-router';
import { type ComponentProps, forwardRef, type ReactNode } from 'react';

type Anchor = Omit<LinkProps, 'as' | 'children'> & { children?: ReactNode };

const PlainLink = forwardRef<HTMLAnchorElement, Anchor>((props, ref) => (
  <Link {...(props as LinkProps & { as: 'a' })} as="a" ref={ref as never} />
));
PlainLink.displayName = 'PlainLink';

type AnchorButton = Omit<ButtonProps, 'as' | 'children'> & { href?: string; children?: ReactNode };

const PlainLinkButton = forwardRef<HTMLAnchorElement, AnchorButton>((props, ref) => (
  <Button {...(props as ButtonProps & { as: 'a' })} as="a" ref={ref as never} />
));
PlainLinkButton.displayName = 'PlainLinkButton';

const RoutedLink = createLink(PlainLink);
const RoutedLinkButton = createLink(PlainLinkButton);

/** Where a link leads: a path, with the rest of the address beside it. */
export interface Target {
  readonly to: string;
  readonly search?: Readonly<Record<string, string>> | undefined;
}

/** A link inside the portal. */
export function AppLink({ to, search, ...rest }: Anchor & Target) {
  return (
    <RoutedLink
      {...(rest as ComponentProps<typeof RoutedLink>)}
      to={to as never}
      search={(search ?? {}) as never}
    />
  );
}

/** A link to an address of the portal that comes as one text, question mark and all. */
export function AddressLink({ address, ...rest }: Anchor & { readonly address: string }) {
  const [to = '', query] = address.split('?');
  return <AppLink {...rest} to={to} search={Object.fromEntries(new URLSearchParams(query))} />;
}

/** A link inside the portal that looks like a button. */
export function LinkButton({ to, search, ...rest }: AnchorButton & Target) {
  return (
    <RoutedLinkButton
      {...(rest as ComponentProps<typeof RoutedLinkButton>)}
      to={to as never}
      search={(search ?? {}) as never}
    />
  );
}
