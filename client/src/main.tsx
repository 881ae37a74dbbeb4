import './ui/tokens.css';
import './ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { LanguageProvider } from './i18n/language-provider.tsx';
import { registerServiceWorker } from './offline/service-worker-registration.ts';
import { LoadFailure } from './shell/load-failure.tsx';
import { ErrorBoundary } from './ui/error-boundary.tsx';
import { getViewState } from './view-state.ts';

// another site's frame keeps nothing: its browser may forbid it to
if (!getViewState().isEmbedded) registerServiceWorker();

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <LanguageProvider>
      <ErrorBoundary fallback={LoadFailure}>
        <App />
      </ErrorBoundary>
    </LanguageProvider>
  </StrictMode>,
);
