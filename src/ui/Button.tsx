import type { ComponentPropsWithRef } from 'react';
import styles from './Button.module.css';

export interface ButtonProps extends ComponentPropsWithRef<'button'> {
  /** `primary` for the one main act of a view, `quiet` inside panels and bars. */
  readonly variant?: 'primary' | 'plain' | 'quiet';
}

/** A button at least 44 px high in its default size; `type` is `button` unless said otherwise. */
export function Button({ variant = 'plain', className, type = 'button', ...rest }: ButtonProps) {
  const classes = [styles.button, styles[variant], className].filter(Boolean).join(' ');
  return <button type={type} className={classes} {...rest} />;
}
