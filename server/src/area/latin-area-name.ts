import { AreaKind } from '@hazama/prisma';
import { latinMunicipalityName, latinName } from '../name/index.ts';

/** An area's name in Latin letters; null where its reading is not known. One that is or was a municipality says so in English. */
export function latinAreaName({
  kind,
  name,
  nameKana,
}: {
  readonly kind: AreaKind;
  readonly name: string;
  readonly nameKana: string | null;
}): string | null {
  const isMunicipality = kind === AreaKind.MUNICIPALITY || kind === AreaKind.FORMER_MUNICIPALITY;
  return isMunicipality ? latinMunicipalityName(name, nameKana) : latinName(nameKana);
}
