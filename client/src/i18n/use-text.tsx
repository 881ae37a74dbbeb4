import { type ReactNode, useCallback } from 'react';
import { useIntl } from 'react-intl';
import type japanese from './ja.json';

/** A key of the catalogues; a misspelt one is a type error. */
export type MessageId = keyof typeof japanese;

export type MessageValues = Record<string, string | number>;

export type Text = (id: MessageId, values?: MessageValues) => string;

/** The words of the chosen language. */
export function useText(): Text {
  const { formatMessage } = useIntl();
  return useCallback((id, values) => formatMessage({ id }, values), [formatMessage]);
}

/** As {@link useText}, with what stands in `<strong>` made so. */
export function useRichText(): (id: MessageId, values?: MessageValues) => ReactNode {
  const { formatMessage } = useIntl();
  return useCallback((id, values) => formatMessage({ id }, { strong, ...values }), [formatMessage]);
}

const strong = (words: ReactNode[]) => <strong>{words}</strong>;
