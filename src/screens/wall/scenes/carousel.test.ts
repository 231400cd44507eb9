import { describe, expect, it } from 'vitest';
import { handDriven } from '../../../state/surroundings.fixture.ts';
import { type CarouselState, createCarousel, RESUME_AFTER_MS } from './carousel.ts';

/** A carousel whose scenes stand for `seconds`, and how often it turned. */
function carouselOf(seconds: number) {
  const around = handDriven();
  let elapsed = 0;
  let turns = 0;
  let state: CarouselState = { playing: false, waitsUntil: null };
  const carousel = createCarousel(
    { now: () => elapsed, later: around.later },
    {
      onState: (next) => {
        state = next;
      },
      onTurn: () => turns++,
    },
  );
  carousel.sceneStands(seconds);
  return {
    carousel,
    turns: () => turns,
    state: () => state,
    /** In steps of a second, as a clock that ticks. */
    pass(ms: number) {
      for (let left = ms; left > 0; left -= 1000) {
        elapsed += Math.min(left, 1000);
        around.pass(Math.min(left, 1000));
      }
    },
    /** The machine sleeps: time goes on, timers do not. */
    sleep(ms: number) {
      elapsed += ms;
    },
  };
}

describe('scenes one after the other', () => {
  it('turn only when somebody has pressed play, each after its time', () => {
    const { carousel, turns, pass } = carouselOf(30);
    pass(600_000);
    expect(turns()).toBe(0);
    carousel.play();
    pass(29_000);
    expect(turns()).toBe(0);
    pass(1000);
    expect(turns()).toBe(1);
    pass(300_000);
    expect(turns()).toBe(11);
    carousel.stop();
    pass(600_000);
    expect(turns()).toBe(11);
  });

  it('wait for whoever is at the wall, and go on by themselves', () => {
    const { carousel, turns, state, pass } = carouselOf(30);
    carousel.play();
    pass(20_000);
    carousel.touched();
    pass(RESUME_AFTER_MS - 1000);
    expect(turns()).toBe(0);
    expect(state().waitsUntil).not.toBeNull();
    carousel.touched();
    pass(RESUME_AFTER_MS - 1000);
    expect(turns()).toBe(0);
    pass(1000);
    expect(turns()).toBe(1);
    expect(state()).toEqual({ playing: true, waitsUntil: null });
  });

  it('go on at once when they are told to, with the whole time of the scene', () => {
    const { carousel, turns, pass } = carouselOf(30);
    carousel.play();
    carousel.touched();
    pass(10_000);
    carousel.resume();
    pass(29_000);
    expect(turns()).toBe(0);
    pass(1000);
    expect(turns()).toBe(1);
  });

  it('a screen that slept turns once, not for every turn it missed', () => {
    const { carousel, turns, pass, sleep } = carouselOf(30);
    carousel.play();
    pass(10_000);
    sleep(8 * 3_600_000);
    pass(20_000);
    expect(turns()).toBe(1);
    pass(29_000);
    expect(turns()).toBe(1);
  });

  it('a touch where nothing plays changes nothing', () => {
    const { carousel, state } = carouselOf(30);
    carousel.touched();
    expect(state()).toEqual({ playing: false, waitsUntil: null });
  });

  it('end with the page', () => {
    const { carousel, turns, pass } = carouselOf(30);
    carousel.play();
    carousel.close();
    pass(600_000);
    expect(turns()).toBe(0);
  });
});
