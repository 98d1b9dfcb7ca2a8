/** Kinds of customers that prices and offers are made for. */
export const segments = ['commercial', 'education', 'nonprofit', 'government'] as const;
