import type { ComponentPropsWithRef } from 'react';

/** A box that scrolls where there is little room, and then by keyboard too (WCAG 2.1.1): a region unless another role is said. */
export function ScrollRegion({ role = 'region', ...rest }: ComponentPropsWithRef<'div'>) {
  return <div role={role} tabIndex={0} {...rest} />;
}
