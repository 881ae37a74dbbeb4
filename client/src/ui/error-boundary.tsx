import { Component, type ComponentType, type ReactNode } from 'react';

interface Props {
  /** What stands there instead. `retry` loads the page anew: what failed may be a file that is remembered as missing. */
  readonly fallback: ComponentType<{ readonly retry: () => void }>;
  readonly children: ReactNode;
}

// the address holds the whole state: nothing is lost
const reload = () => location.reload();

/** Keeps a fault in one part of the screen from taking the rest with it. */
export class ErrorBoundary extends Component<Props, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render(): ReactNode {
    const { fallback: Fallback, children } = this.props;
    return this.state.failed ? <Fallback retry={reload} /> : children;
  }
}
