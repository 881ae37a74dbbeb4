import { FileUp } from 'lucide-react';
import { useRef, useState } from 'react';
import { useConnection } from '../graphql/connection.ts';
import { useText } from '../i18n/use-text.tsx';
import { useTown } from '../town/town.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { changeView, useViewState } from '../view-state.ts';
import { ProgressBar } from './progress-bar.tsx';
import { upload } from './upload.ts';

interface Sending {
  readonly name: string;
  /** 0..1 */
  readonly ratio: number;
  readonly stop: () => void;
}

/** Drop a file or choose one; it is sent at once, and its page opens. */
export function ChooseFile() {
  const text = useText();
  const { municipality } = useTown();
  const { as } = useViewState();
  const { online } = useConnection();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const [sending, setSending] = useState<Sending | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  const send = async (file: File | undefined) => {
    if (!file) return;
    const abort = new AbortController();
    const stop = () => abort.abort();
    const show = (ratio: number) => setSending({ name: file.name, ratio, stop });
    show(0);
    setProblem(null);
    const outcome = await upload(file, { municipality: municipality.code, as, onProgress: show, signal: abort.signal });
    setSending(null);
    if ('id' in outcome) changeView({ screen: 'import', job: outcome.id, pile: null });
    else setProblem(outcome.problem ?? text('import.sendFailed'));
    // the same file may be chosen again once it was put right
    if (input.current) input.current.value = '';
  };

  return (
    <section className="import-section" aria-labelledby="import-choose">
      <h2 id="import-choose" className="visually-hidden">
        {text('import.step.choose')}
      </h2>
      <div
        className="import-drop"
        data-over={isOver || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setIsOver(false);
          void send(event.dataTransfer.files[0]);
        }}
      >
        {sending ? (
          <>
            <p>
              <strong>{text('import.sending', { name: sending.name })}</strong>
            </p>
            <ProgressBar label={text('import.sending', { name: sending.name })} done={sending.ratio} total={1} />
            <Button onPress={sending.stop}>{text('import.stop')}</Button>
          </>
        ) : (
          <>
            <FileUp size={40} aria-hidden />
            <p className="import-drop-words">{text('import.drop')}</p>
            <Button variant="filled" isDisabled={!online} onPress={() => input.current?.click()}>
              {text('import.choose')}
            </Button>
            <p className="import-note">{text(online ? 'import.accepts' : 'import.offline')}</p>
          </>
        )}
        <input
          ref={input}
          type="file"
          className="visually-hidden"
          tabIndex={-1}
          aria-label={text('import.choose')}
          onChange={(event) => void send(event.target.files?.[0])}
        />
      </div>
      {problem && (
        <Notice tone="error" title={text('import.notTaken')}>
          <p>{problem}</p>
        </Notice>
      )}
    </section>
  );
}
