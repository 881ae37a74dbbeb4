import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import type japanese from './ja.json';

/** A key of the catalogues; a misspelt one is a type error. */
export type MessageId = keyof typeof japanese;

export type MessageValues = Record<string, string | number>;

export type Text = (id: MessageId, values?: MessageValues) => string;

/** The words of the chosen language. */
export function useText(): Text {
  const intl = useIntl();
  return (id, values) => intl.formatMessage({ id }, values);
}

/** As {@link useText}, with what stands in `<b>` made strong. */
export function useRichText(): (id: MessageId, values?: MessageValues) => ReactNode {
  const intl = useIntl();
  return (id, values) => intl.formatMessage({ id }, { b: strong, ...values });
}

const strong = (words: ReactNode[]) => <strong>{words}</strong>;
