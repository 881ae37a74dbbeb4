import { useIntl } from 'react-intl';
import { useText } from '../../i18n/use-text.tsx';

/** Why rows wait, in a few words; the reason in full stands with each row. */
export function useReasonName(): (code: string) => string {
  const text = useText();
  const { messages, formatMessage } = useIntl();
  return (code) => {
    const id = `import.reason.${code}`;
    return id in messages ? formatMessage({ id }) : text('import.reason.other');
  };
}
