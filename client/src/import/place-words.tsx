import { MapPin, MapPinOff } from 'lucide-react';
import { useText } from '../i18n/use-text.tsx';
import type { Row } from './import-queries.ts';

/** 番地まで・町まで・わからない */
export function PlaceWords({ level }: { readonly level: Row['placeLevel'] }) {
  const text = useText();
  const Icon = level === null ? MapPinOff : MapPin;
  return (
    <span className="row-card-place" data-level={level ?? 'none'}>
      <Icon size={16} aria-hidden />
      {text(level === null ? 'import.place.unknown' : `import.place.${level}`)}
    </span>
  );
}
