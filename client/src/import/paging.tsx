import { useText } from '../i18n/use-text.tsx';
import { Button } from '../ui/button.tsx';

interface Props {
  /** Of the pages before the one that is shown, the first's aside. */
  readonly cursors: readonly string[];
  readonly page: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly onCursors: (cursors: readonly string[]) => void;
}

/** 前の行・次の行; nothing where all is on one page. */
export function Paging({ cursors, page, onCursors }: Props) {
  const text = useText();
  if (cursors.length === 0 && !page.hasNextPage) return null;
  return (
    <div className="import-paging">
      <Button isDisabled={cursors.length === 0} onPress={() => onCursors(cursors.slice(0, -1))}>
        {text('import.previousRows')}
      </Button>
      <Button isDisabled={!page.hasNextPage} onPress={() => onCursors([...cursors, page.endCursor ?? ''])}>
        {text('import.nextRows')}
      </Button>
    </div>
  );
}
