import './button.css';
import { Button as AriaButton, type ButtonProps } from 'react-aria-components';

interface Props extends Omit<ButtonProps, 'className' | 'style'> {
  /** filled: the one thing to do here; outlined: beside it; quiet: no more weight than text; link: in a sentence. */
  readonly variant?: 'filled' | 'outlined' | 'quiet' | 'link' | 'icon';
}

export function Button({ variant = 'outlined', ...props }: Props) {
  return <AriaButton {...props} className={`button button-${variant}`} />;
}
