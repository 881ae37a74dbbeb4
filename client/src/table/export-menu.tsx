import './export-menu.css';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { type MessageId, useText } from '../i18n/use-text.tsx';
import { Button } from '../ui/button.tsx';
import { saveFile } from '../ui/save-file.ts';
import { EXPORT_FORMS, type ExportForm, fetchExport, type ShownTable } from './export-file.ts';

const words = {
  xlsx: 'export.xlsx',
  csv: 'export.csv',
  'csv-cp932': 'export.csvCp932',
  geojson: 'export.geojson',
  gpkg: 'export.gpkg',
} satisfies Record<ExportForm, MessageId>;

type Progress =
  | { readonly step: 'idle' | 'busy' }
  | { readonly step: 'done'; readonly name: string; readonly replaced: number }
  | { readonly step: 'failed'; readonly reason: string };

/** この表を書き出す: the table as it stands on screen, with its filters, order and year. */
export function ExportMenu({ shown }: { readonly shown: ShownTable }) {
  const text = useText();
  const [progress, setProgress] = useState<Progress>({ step: 'idle' });
  const save = async (form: ExportForm) => {
    setProgress({ step: 'busy' });
    try {
      const file = await fetchExport(shown, form);
      saveFile(file);
      setProgress({ step: 'done', name: file.name, replaced: file.replaced });
    } catch (error) {
      setProgress({ step: 'failed', reason: error instanceof Error ? error.message : '' });
    }
  };
  return (
    <div className="export-menu">
      <span role="status" className="export-menu-status" data-failed={progress.step === 'failed' || undefined}>
        {progress.step === 'busy' && text('export.busy')}
        {progress.step === 'done' && text('export.done', { name: progress.name })}
        {progress.step === 'done' && progress.replaced > 0 && text('export.replaced', { n: progress.replaced })}
        {progress.step === 'failed' && (progress.reason || text('err.load.todo'))}
      </span>
      <MenuTrigger>
        <Button isDisabled={progress.step === 'busy'}>
          <Download size={16} aria-hidden />
          {text('export.action')}
        </Button>
        <Popover className="choice-menu-popover" placement="bottom end" offset={4}>
          <Menu
            className="choice-menu-list"
            aria-label={text('export.action')}
            onAction={(form) => void save(form as ExportForm)}
          >
            {EXPORT_FORMS.map((form) => (
              <MenuItem key={form} id={form} className="choice-menu-item export-menu-item">
                {text(words[form])}
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
    </div>
  );
}
