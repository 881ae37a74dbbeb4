import { badInput } from '../wire/index.ts';

/** A state of the screen, apart from the town's name in the address, which can change. */
export interface ScreenPath {
  /** First part of the path: the town's slug or code. */
  readonly slug: string;
  /** /map?area=12: what follows, its query in the order of the names. */
  readonly path: string;
}

const LONGEST = 1000;
/** Of ids and fixed words. Whatever a person could have typed is written with other letters, and has no place in an address. */
const SEGMENT = /^[\w.~:-]{1,100}$/;
const NAME = /^[a-z]{1,20}$/;
const VALUE = /^[\w.,~:-]{0,400}$/;
/** Two dots are a step up in an address. */
const STEP = /^\.{1,2}$/;

/**
 * The state that an address of this server's screens stands for.
 * @throws UserError where it leads elsewhere, is too long or holds what nobody's screen writes there
 */
export function parseScreenPath(address: string): ScreenPath {
  const [path = '', query = '', ...more] = address.split('?');
  const [before, slug = '', ...segments] = path.split('/');
  const isPath =
    address.length <= LONGEST &&
    before === '' &&
    more.length === 0 &&
    segments.length > 0 &&
    [slug, ...segments].every((segment) => SEGMENT.test(segment) && !STEP.test(segment));
  const parameters = query === '' ? [] : query.split('&').map((parameter) => parameter.split('='));
  const isQuery =
    parameters.every(([name = '', value = '', ...rest]) => rest.length === 0 && NAME.test(name) && VALUE.test(value)) &&
    new Set(parameters.map(([name]) => name)).size === parameters.length;
  if (!isPath || !isQuery)
    throw badInput(
      '短いリンクにできるのは、この画面のアドレスだけです（例 /iga/map?area=12）。ほかの場所や、入力した言葉は入れられません。',
    );
  // the same state, however it was come to
  const sorted = parameters
    .map(([name, value = '']) => `${name}=${value}`)
    .toSorted()
    .join('&');
  return { slug, path: `/${segments.join('/')}${sorted && `?${sorted}`}` };
}
