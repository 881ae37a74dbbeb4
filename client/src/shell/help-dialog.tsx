import './help-dialog.css';
import { type MessageId, useText } from '../i18n/use-text.tsx';
import { switchSingleKeys, useSingleKeys } from '../single-keys.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Switch } from '../ui/switch.tsx';

interface Shortcut {
  readonly keys: readonly string[];
  readonly does: MessageId;
}

const sections: readonly { readonly title: MessageId; readonly shortcuts: readonly Shortcut[] }[] = [
  {
    title: 'help.anywhere',
    shortcuts: [
      { keys: ['/'], does: 'help.search' },
      { keys: ['?'], does: 'help.help' },
      { keys: ['Esc'], does: 'help.back' },
      { keys: ['Ctrl', 'Z'], does: 'help.undo' },
      { keys: ['Ctrl', 'Shift', 'Z'], does: 'help.redo' },
    ],
  },
  {
    title: 'help.onMap',
    shortcuts: [
      { keys: ['←', '↑', '→', '↓'], does: 'help.neighbour' },
      { keys: ['Enter'], does: 'help.open' },
      { keys: ['+', '−'], does: 'help.zoom' },
      { keys: ['Shift', '←↑→↓'], does: 'help.pan' },
      { keys: ['[', ']'], does: 'help.year' },
      { keys: ['Shift', 'F10'], does: 'help.menu' },
      { keys: ['L'], does: 'help.layers' },
      { keys: ['T'], does: 'help.table' },
    ],
  },
];

/** 使い方: how to read the screen, and the keys. */
export function HelpDialog({ onClose }: { readonly onClose: () => void }) {
  const text = useText();
  const isOn = useSingleKeys();
  return (
    <Dialog title={text('help.title')} onClose={onClose}>
      <section>
        <h3>{text('help.reading')}</h3>
        <ul className="bullets">
          <li>{text('help.reading.colour')}</li>
          <li>{text('help.reading.unknown')}</li>
          <li>{text('help.reading.notRank')}</li>
          <li>{text('help.reading.views')}</li>
        </ul>
      </section>
      {sections.map(({ title, shortcuts }) => (
        <section key={title}>
          <h3>{text(title)}</h3>
          <dl className="help-keys">
            {shortcuts.map(({ keys, does }) => (
              <div key={does}>
                <dt>
                  {keys.map((key) => (
                    <kbd key={key}>{key}</kbd>
                  ))}
                </dt>
                <dd>{text(does)}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <Switch isOn={isOn} onChange={switchSingleKeys}>
        {text('help.singleKeys')}
      </Switch>
    </Dialog>
  );
}
