import { type CoordinateSystem, type Datum, findPlaneZone } from '@hazama/geo';

const DATUM_TITLES: Readonly<Record<Datum, string>> = {
  WGS84: 'WGS 84',
  JGD2011: '日本測地系2011（JGD2011）',
  JGD2000: '日本測地系2000（JGD2000）',
  TOKYO: '日本測地系（Tokyo Datum）',
};

/** As a person calls it: 平面直角座標系 第6系・日本測地系2011（JGD2011）. */
export function systemTitle(system: CoordinateSystem): string {
  const { datum, projection } = system;
  const zone = findPlaneZone(system);
  if (zone) return `平面直角座標系 第${zone}系・${DATUM_TITLES[datum]}`;
  if (projection === 'degrees') return `緯度・経度・${DATUM_TITLES[datum]}`;
  if (projection === 'web-mercator') return 'Web メルカトル（EPSG:3857）';
  return `横メルカトル図法（中央経線 ${projection.centralMeridian}度）・${DATUM_TITLES[datum]}`;
}

/** How coordinates were brought to WGS 84, and how far that can be off. */
export function transformationMethod(system: CoordinateSystem): string {
  const steps = [`${systemTitle(system)}の座標を WGS 84 の緯度・経度に直しました。`];
  if (typeof system.projection !== 'string')
    steps.push('投影の逆計算はガウス・クリューゲルの級数（誤差 1mm 未満）です。');
  if (system.datum === 'TOKYO')
    steps.push(
      '測地系は地心の平行移動（3パラメータ、EPSG:15483）で直したので、本州・北海道・四国・九州で最大 9m ほど、離島ではもっとずれることがあります。こまかな位置が要るときは、国土地理院の TKY2JGD で直したものを選んでください。',
    );
  if (system.datum === 'JGD2000')
    steps.push('JGD2000 は WGS 84 と同じとみました（2011年の地震の前の東北・関東では最大 5m ほどの差があります）。');
  return steps.join('');
}
