import { Field, SearchBox as FluentSearchBox, Select } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { useUiText } from '../text.ts';
import { useTableStyles } from './table-styles.ts';
import type { SearchSetting } from './types.ts';

interface SearchBoxProps {
  readonly setting: SearchSetting;
  readonly search: string;
  readonly searchIn: string;
  readonly onSearch: (text: string) => void;
  readonly onSearchIn: (value: string) => void;
}

const pauseMs = 250;

/** Asks once the typing pauses; the Enter key asks at once. */
export function SearchBox({ setting, search, searchIn, onSearch, onSearchIn }: SearchBoxProps) {
  const styles = useTableStyles();
  const t = useUiText();
  const [typed, setTyped] = useState(search);
  const asked = useRef(search);
  const ask = useRef(onSearch);
  ask.current = onSearch;

  // *Back*, or clearing the filters, changes the search from outside.
  useEffect(() => {
    if (search === asked.current) return;
    asked.current = search;
    setTyped(search);
  }, [search]);

  const send = (text: string) => {
    const wanted = text.trim();
    if (wanted === asked.current) return;
    asked.current = wanted;
    ask.current(wanted);
  };
  const sendNow = useRef(send);
  sendNow.current = send;

  useEffect(() => {
    const timer = setTimeout(() => sendNow.current(typed), pauseMs);
    return () => clearTimeout(timer);
  }, [typed]);

  return (
    <>
      {setting.in && (
        <Field label={t('searchIn')}>
          <Select value={searchIn} onChange={(_, { value }) => onSearchIn(value)}>
            {setting.in.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <Field label={setting.label} className={styles.search}>
        <FluentSearchBox
          style={{ maxWidth: 'none' }}
          value={typed}
          {...(setting.placeholder ? { placeholder: setting.placeholder } : {})}
          dismiss={{ 'aria-label': t('clearSearch') }}
          onChange={(_, { value }) => setTyped(value)}
          onKeyDown={(event) => event.key === 'Enter' && send(typed)}
        />
      </Field>
    </>
  );
}
