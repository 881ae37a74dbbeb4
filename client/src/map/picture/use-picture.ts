import { useEffect, useEffectEvent } from 'react';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.tsx';
import { useTown } from '../../town/town.ts';
import { useAreaName } from '../../town/use-area-name.ts';
import { useIndicatorValues } from '../../town/use-area-values.ts';
import { useIndicator } from '../../town/use-indicator.ts';
import { useOpenArea } from '../../town/use-open-area.ts';
import { useYear } from '../../town/use-year.ts';
import { useViewState } from '../../view-state.ts';
import { useClassLabel } from '../cards/use-class-label.ts';
import { useLegendTitle } from '../cards/use-legend-title.ts';
import { useScaleWords } from '../cards/use-scale-words.ts';
import { shownColor } from '../model/area-fills.ts';
import { fillClass } from '../model/fill-class.ts';
import { legendClasses } from '../model/legend-classes.ts';
import { CELL_REACHED } from '../model/palettes.ts';
import { scaleBar } from '../model/scale-bar.ts';
import { patterns } from '../owner/patterns.ts';
import { streetImage } from '../owner/street-image.ts';
import type { TownMap } from '../owner/town-map.ts';
import { useStreetsDrawn } from '../use-streets-drawn.ts';
import { composePicture, PICTURE_SCALE, type PictureSwatch } from './compose-picture.ts';
import { offerPicture, takeAwaitedPicture } from './picture-store.ts';
import { savePicture } from './save-picture.ts';

/** Offers the map as a picture, once its areas are drawn. */
export function usePicture(townMap: TownMap | null, isDrawn: boolean): void {
  const text = useText();
  const format = useFormat();
  const { municipality, credits, areas } = useTown();
  const { language, as } = useViewState();
  const indicator = useIndicator();
  const year = useYear();
  const openArea = useOpenArea();
  const areaName = useAreaName();
  const legendTitle = useLegendTitle(indicator);
  const classLabel = useClassLabel(indicator ?? { unit: '', measure: '' });
  const scaleWords = useScaleWords();
  const { byArea } = useIndicatorValues(indicator?.id ?? null, year);

  const streets = useStreetsDrawn();
  const reachedWords =
    as === null ? text('map.street.reached') : `${text('map.street.reached')} ・ ${text('map.street.shown')}`;

  const swatches = (): readonly PictureSwatch[] => {
    if (!indicator) return [];
    const found = new Set(areas.map(({ id }) => fillClass(indicator, byArea.get(id))));
    const drawn = patterns();
    const pattern = (name: string, words: string): readonly PictureSwatch[] => {
      const fill = drawn.get(name);
      return fill ? [{ words, fill }] : [];
    };
    return [
      ...(indicator.breaks.length === 0
        ? []
        : legendClasses(indicator).map((each) => ({
            words: classLabel(each),
            fill: shownColor(each.color, openArea !== null),
          }))),
      ...pattern('no-data', text(indicator.measure === 'presence' ? 'map.unconfirmed' : 'value.unknown')),
      ...(found.has('suppressed') ? pattern('suppressed', text('value.suppressed')) : []),
      ...(openArea?.bounds && indicator.measure === 'coverage'
        ? [
            { words: text('map.cell.reached'), fill: CELL_REACHED },
            ...pattern('not-yet', `${text('map.cell.notYet')} ・ ${text('map.cell.size')}`),
          ]
        : []),
      ...(streets === 'reach' ? [{ words: reachedWords, fill: streetImage(true) }] : []),
      ...(streets === 'none'
        ? []
        : [{ words: `${text('map.street')} ・ ${text('map.street.method')}`, fill: streetImage(false) }]),
    ];
  };

  const name = [
    areaName(municipality, 'sentence'),
    openArea && areaName(openArea, 'sentence'),
    indicator?.name,
    year !== null && format.fiscalYear(year),
  ]
    .filter(Boolean)
    .join(' ');

  const make = useEffectEvent(async (): Promise<Blob> => {
    if (!townMap) throw new Error('The map is closed');
    const map = await townMap.draw(PICTURE_SCALE);
    const { zoom, latitude } = townMap.camera.current;
    const bar = scaleBar(zoom, latitude);
    const canvas = composePicture({
      map,
      title: name,
      demo: municipality.isDemo ? text('demo.badge') : null,
      // as they stand over the map, so that both say the same
      sentences: [...document.querySelectorAll<HTMLElement>('.scope-bar-sentence p')].map(
        ({ textContent }) => textContent,
      ),
      legendTitle,
      swatches: swatches(),
      scale: { words: scaleWords(bar), pixels: bar.pixels },
      credits: credits.map(({ name: source, asOf, license }) =>
        [source, asOf && format.date(asOf), license].filter(Boolean).join(' '),
      ),
      language,
    });
    return new Promise((resolve, reject) => {
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('No picture came of the canvas'))), 'image/png');
    });
  });
  const save = useEffectEvent(async () => savePicture(await make(), name));

  useEffect(() => {
    if (!townMap || !isDrawn) return undefined;
    if (takeAwaitedPicture()) void save();
    return offerPicture(() => make());
  }, [townMap, isDrawn]);
}
