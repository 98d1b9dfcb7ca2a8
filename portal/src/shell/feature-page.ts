import type { FluentIcon } from '@fluentui/react-icons';
import type { ComponentType } from 'react';
import type { TenantKind } from '../api/session.ts';
import type { Language } from '../i18n/index.ts';

/** An entry of the left navigation. */
export interface NavigationEntry {
  readonly label: Readonly<Record<Language, string>>;
  readonly icon: FluentIcon;
  /** Entries stand in this order; leave gaps. */
  readonly order: number;
  /** Which tenants see it; everyone who may do the page's operation, when left out. */
  readonly kinds?: readonly TenantKind[];
  /** `settings` stands apart, at the foot. */
  readonly group?: 'main' | 'settings';
}

export interface FeaturePage {
  /** A path of the router: `/customers/$customerId`. */
  readonly path: string;
  /** The operation a person must be allowed, or one of several; everyone signed in, when left out. */
  readonly operation?: string | readonly string[];
  /** Loaded when first opened. */
  readonly component: () => Promise<{ default: ComponentType }>;
  readonly navigation?: NavigationEntry;
}
