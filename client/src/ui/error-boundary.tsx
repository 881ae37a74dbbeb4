import { Component, type ComponentType, type ReactNode } from 'react';

interface Props {
  /** What stands there instead; `retry` draws the part anew. */
  readonly fallback: ComponentType<{ readonly retry: () => void }>;
  readonly children: ReactNode;
}

/** Keeps a fault in one part of the screen from taking the rest with it. */
export class ErrorBoundary extends Component<Props, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render(): ReactNode {
    const { fallback: Fallback, children } = this.props;
    return this.state.failed ? <Fallback retry={() => this.setState({ failed: false })} /> : children;
  }
}
