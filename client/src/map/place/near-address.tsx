import './near-address.css';
import { useQuery } from 'urql';
import { graphql } from '../../graphql/graphql.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.tsx';
import { useTown } from '../../town/town.ts';
import { Skeleton } from '../../ui/skeleton.tsx';

const nearMachiAzaQuery = graphql(`
  query NearMachiAza($code: ID!, $longitude: Float!, $latitude: Float!) {
    municipality(code: $code) {
      code
      nearMachiAza(longitude: $longitude, latitude: $latitude) {
        name
        distanceMeters
      }
    }
  }
`);

/** The 町字 whose point is nearest: what people there would say, and how far its middle is. */
export function NearAddress({ longitude, latitude }: { readonly longitude: number; readonly latitude: number }) {
  const text = useText();
  const format = useFormat();
  const { municipality } = useTown();
  // metres suffice, and a place asked for twice is one question
  const [round, roundLatitude] = [longitude, latitude].map((degrees) => Math.round(degrees * 1e5) / 1e5);
  const [{ data, error }] = useQuery({
    query: nearMachiAzaQuery,
    variables: { code: municipality.code, longitude: round ?? longitude, latitude: roundLatitude ?? latitude },
  });
  if (error && !data) return <p role="alert">{text('err.load')}</p>;
  if (!data) return <Skeleton lines={[0.8]} lineHeight={24} />;
  const near = data.municipality?.nearMachiAza;
  if (!near) return <p>{text('place.unknown')}</p>;
  return (
    <p>
      <strong>{municipality.name + near.name}</strong>
      <span className="near-address-note">
        {text('place.near', { n: format.number(Math.round(near.distanceMeters / 10) * 10) })}
      </span>
    </p>
  );
}
