import { Component, type ErrorInfo, type ReactNode } from 'react';

export interface SelfHealingProps {
  /** What is said for the moment until the next attempt. */
  readonly instead: ReactNode;
  readonly children: ReactNode;
}

/** Between attempts. The first draws the wall anew, later ones load the page: perhaps its code is what is broken. */
const AGAIN_MS = [1000, 10_000, 60_000];
const HEALED_AFTER_MS = 120_000;
const PLACE = 'gridcircle-wall-failures';

/** Nobody stands by a wall to press a button: what fails while drawing is drawn anew, then loaded anew. */
export class SelfHealing extends Component<SelfHealingProps, { readonly failed: boolean }> {
  override state = { failed: false };
  private timer: ReturnType<typeof setTimeout> | undefined;

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override componentDidMount() {
    this.timer = setTimeout(() => sessionStorage.removeItem(PLACE), HEALED_AFTER_MS);
  }

  override componentDidCatch(error: unknown, info: ErrorInfo) {
    console.error(error, info.componentStack);
    const failures = Number(sessionStorage.getItem(PLACE) ?? 0);
    sessionStorage.setItem(PLACE, String(failures + 1));
    clearTimeout(this.timer);
    this.timer = setTimeout(
      () => {
        if (failures > 0) return window.location.reload();
        this.setState({ failed: false });
        this.timer = setTimeout(() => sessionStorage.removeItem(PLACE), HEALED_AFTER_MS);
      },
      AGAIN_MS[Math.min(failures, AGAIN_MS.length - 1)],
    );
  }

  override componentWillUnmount() {
    clearTimeout(this.timer);
  }

  override render() {
    return this.state.failed ? this.props.instead : this.props.children;
  }
}
