/** The library that knows the whole syntax, asked the same. It knows neither China's holidays nor its clock. */
import OpeningHours from 'opening_hours';
import { beforeAll, expect, it } from 'vitest';
import { createRandom, type Random } from '../../../data/generator/random.ts';
import { chinaMoment } from './china-days.ts';
import { placeHours } from './hours-state.ts';

const TEXTS = 60;
const MOMENTS = 20;
const SEED = Number(process.env.GRIDCIRCLE_SEED ?? 20261123);
const PLACE = [118.6, 31.2] as const;

// The library works on the fields of the phone's clock.
beforeAll(() => {
  process.env.TZ = 'Asia/Shanghai';
});

function stateOfLibrary(hours: OpeningHours, moment: Date): string {
  return hours.getUnknown(moment) ? 'unknown' : hours.getState(moment) ? 'open' : 'closed';
}

const two = (value: number) => String(value).padStart(2, '0');
const WEEKDAYS = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function someText(random: Random): string {
  const clock = (from: number, to: number) =>
    `${two(random.integer(from, to))}:${random.pick(['00', '15', '30'])}`;
  const times = () =>
    random.pick([
      () => `${clock(6, 11)}-${clock(12, 19)}`,
      () => `${clock(6, 9)}-${clock(10, 12)},${clock(13, 14)}-${clock(15, 20)}`,
      () => `${clock(18, 22)}-${clock(0, 4)}`,
      () => '00:00-24:00',
    ])();
  const weekdays = () =>
    random.pick([
      () => `${random.pick(WEEKDAYS)}-${random.pick(WEEKDAYS)}`,
      () => random.pick(WEEKDAYS),
      () => `${random.pick(WEEKDAYS)},${random.pick(WEEKDAYS)}`,
      () => `${random.pick(WEEKDAYS)}[${random.pick(['1', '2', '-1'])}]`,
    ])();
  const month = () => random.integer(0, 11);
  const dates = () =>
    random.pick([
      () => MONTHS[month()],
      () => `${MONTHS[month()]}-${MONTHS[month()]}`,
      () => `${MONTHS[month()]} ${two(random.integer(1, 28))}`,
      () => `${MONTHS[month()]} ${two(random.integer(1, 14))}-${two(random.integer(15, 28))}`,
      () =>
        `${MONTHS[month()]} ${two(random.integer(1, 28))}-${MONTHS[month()]} ${two(random.integer(1, 28))}`,
      () => `week ${two(random.integer(1, 26))}-${two(random.integer(27, 52))}`,
      () => '2026',
    ])();
  const rule = () =>
    random.pick([
      () => `${weekdays()} ${times()}`,
      () => `${weekdays()} ${times()}`,
      () => `${dates()} ${weekdays()} ${times()}`,
      () => `${dates()} ${times()}`,
      () => `${dates()} off`,
      () => `${weekdays()} off`,
      () => `${weekdays()} ${times()} unknown "call"`,
    ])();
  const rules = Array.from({ length: random.integer(1, 3) }, rule);
  return rules.join(random.pick(['; ', ', ', '; ']));
}

/**
 * Up to this hour the library goes by the weekday alone where a night runs on, also when the evening before was replaced
 * by other hours: such nights have cases of their own.
 */
const NIGHT_ENDS = 5;

it('says what the library says of texts that name no holiday', () => {
  const random = createRandom(SEED);
  const apart: string[] = [];
  for (let text = 0; text < TEXTS; text++) {
    const words = someText(random);
    const library = new OpeningHours(words, null);
    const hours = placeHours(words, PLACE);
    for (let moment = 0; moment < MOMENTS; moment++) {
      const at = new Date(Date.UTC(2026, 0, 1) + random.integer(0, 365 * 24 * 4) * 15 * 60_000);
      if (at.getHours() < NIGHT_ENDS) continue;
      const ours = hours?.at(chinaMoment(at)).state ?? 'unreadable';
      const theirs = stateOfLibrary(library, at);
      if (ours !== theirs) apart.push(`${words} at ${at.toString()}: ${ours}, the library ${theirs}`);
    }
  }
  expect(apart, `seed ${SEED}`).toEqual([]);
});
