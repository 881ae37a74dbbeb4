import { type MessageId, useText } from '../i18n/use-text.tsx';

export type Achievement = 'ACHIEVED' | 'ON_TRACK' | 'ATTENTION' | 'UNDETERMINED' | 'NO_TARGET';

const marks: Record<Achievement, { readonly file: string; readonly label: MessageId }> = {
  ACHIEVED: { file: 'status-done', label: 'status.achieved' },
  ON_TRACK: { file: 'status-near', label: 'status.onTrack' },
  ATTENTION: { file: 'status-next', label: 'status.attention' },
  UNDETERMINED: { file: 'status-none', label: 'status.undetermined' },
  NO_TARGET: { file: 'status-none', label: 'status.noTarget' },
};

interface Props {
  /** null: the value itself is not known. */
  readonly achievement: Achievement | null;
  readonly size?: number;
}

/** How far a value is from its target, by shape and word, never by colour alone. */
export function StatusMark({ achievement, size = 20 }: Props) {
  const text = useText();
  const { file, label } =
    achievement === null ? { file: 'status-none', label: 'status.noData' as const } : marks[achievement];
  return <img src={`/icons/${file}.svg`} width={size} height={size} alt={text(label)} title={text(label)} />;
}
