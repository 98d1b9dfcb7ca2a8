import { useEffect } from 'react';
import { useBrand } from '../api/brand.ts';

export function useDocumentTitle(title: string | undefined): void {
  const { name } = useBrand();
  useEffect(() => {
    document.title = title ? `${title} – ${name}` : name;
  }, [title, name]);
}
