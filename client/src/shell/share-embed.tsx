import './share-embed.css';
import { CodeXml } from 'lucide-react';
import { useRef, useState } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../graphql/graphql.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.tsx';
import type { Session } from '../town/use-towns.ts';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { SegmentedControl } from '../ui/segmented-control.tsx';
import { useElementSize } from '../ui/use-element-size.ts';
import { useViewState } from '../view-state.ts';
import { EMBED_SIZES, embedPath, embedSnippet } from './embed-snippet.ts';

const embeddingQuery = graphql(`
  query Embedding {
    embedding {
      origins
    }
  }
`);

/** うめこむ: the map's screen in a page of one's own. Behind one button, for it brings a second map along to look at. */
export function ShareEmbed({ session }: { readonly session: Session | null }) {
  const text = useText();
  const { screen } = useViewState();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <section className="share-embed">
      <h3>{text('share.embed')}</h3>
      {screen !== 'map' ? (
        <p className="share-note">{text('share.embed.onMap')}</p>
      ) : isOpen ? (
        <Embedding session={session} />
      ) : (
        <>
          <p className="share-note">{text('share.embed.what')}</p>
          <Button onPress={() => setIsOpen(true)}>
            <CodeXml size={18} aria-hidden />
            {text('share.embed.open')}
          </Button>
        </>
      )}
    </section>
  );
}

function Embedding({ session }: { readonly session: Session | null }) {
  const text = useText();
  const format = useFormat();
  const view = useViewState();
  const [size, setSize] = useState<(typeof EMBED_SIZES)[number]>(EMBED_SIZES[1]);
  const path = embedPath(view, { width: innerWidth, height: innerHeight }, size);
  const snippet = embedSnippet(new URL(path, location.href).href, document.title, size);
  return (
    <>
      <ul className="share-embed-notes">
        <li>{text('share.embed.shows')}</li>
        <li>{text('share.embed.who')}</li>
        <li>
          {view.year === null
            ? text('share.embed.live')
            : text('share.embed.pinned', { year: format.fiscalYear(view.year) })}
        </li>
        <Sites session={session} />
      </ul>
      <p className="share-embed-size">
        {text('share.embed.size')}{' '}
        <span className="number">
          {size.isFluid ? text('share.embed.fluidSize', { height: size.height }) : `${size.width} × ${size.height}`}
        </span>
      </p>
      <SegmentedControl
        label={text('share.embed.size')}
        choices={EMBED_SIZES.map(({ id }) => ({ id, label: text(`share.embed.size.${id}`) }))}
        chosen={size.id}
        onChoose={(id) => setSize(EMBED_SIZES.find((each) => each.id === id) ?? size)}
      />
      <label className="share-address">
        {text('share.embed.code')}
        <textarea readOnly rows={4} value={snippet} onFocus={(event) => event.target.select()} />
      </label>
      <div className="share-copy">
        <CopyButton key={snippet} words={snippet} label={text('share.embed.copy')} />
      </div>
      <Preview path={path} size={size} />
    </>
  );
}

/** Which sites the page may be put into, as the one who runs the server has named them. */
function Sites({ session }: { readonly session: Session | null }) {
  const text = useText();
  const [{ data, error }, ask] = useQuery({ query: embeddingQuery });
  const origins = data?.embedding.origins;
  return (
    <>
      <li>
        {error && !data ? (
          <span role="alert">
            {text('share.embed.sitesFail')}
            <Button variant="link" onPress={() => ask({ requestPolicy: 'network-only' })}>
              {text('action.retry')}
            </Button>
          </span>
        ) : !origins ? (
          text('share.embed.sitesComing')
        ) : origins.length === 0 ? (
          text('share.embed.ownSite')
        ) : (
          text('share.embed.sites', { sites: origins.join(text('share.embed.and')) })
        )}
      </li>
      {session?.mode === 'personal' && <li>{text('share.who.personal')}</li>}
    </>
  );
}

interface PreviewProps {
  readonly path: string;
  readonly size: (typeof EMBED_SIZES)[number];
}

/** The page as others will see it, made small. It can be looked at and not be used: the keys stay in the dialog. */
function Preview({ path, size: { width, height } }: PreviewProps) {
  const text = useText();
  const place = useRef<HTMLDivElement>(null);
  const room = useElementSize(place);
  const scale = Math.min(1, (room?.width ?? width) / width);
  return (
    <figure className="share-embed-preview">
      <figcaption>{text('share.embed.preview')}</figcaption>
      <div ref={place} style={{ height: height * scale }}>
        {/* oxlint-disable-next-line react/iframe-missing-sandbox -- a page of our own, as others will frame it */}
        <iframe
          key={path}
          inert
          src={path}
          title={text('share.embed.preview')}
          width={width}
          height={height}
          style={{ transform: `scale(${scale})` }}
        />
      </div>
    </figure>
  );
}
