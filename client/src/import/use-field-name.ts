import { useIntl } from 'react-intl';

/** What a field of the project's tables is called; the field itself where it has no words. */
export function useFieldName(): (field: string) => string {
  const { messages, formatMessage } = useIntl();
  return (field) => {
    const id = `import.field.${field}`;
    return id in messages ? formatMessage({ id }) : field;
  };
}
