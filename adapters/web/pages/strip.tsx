/** @jsxImportSource hono/jsx */
// The strip of a story: its months with their weight, the day or month that is read marked.
import { type MonthWeight, monthWords } from '../../../src/model/months.ts';
import { monthPath } from '../addresses.ts';

const HEIGHT = 56;
/** A month of a long story is no narrower; the strip then scrolls. */
const WIDTH = 14;

/** Where the name of a year stands: at its January, and at the first month where that leaves room. */
function years(months: readonly MonthWeight[]): readonly { readonly at: number; readonly year: string }[] {
  const januaries = months.flatMap(({ month }, at) => (month.endsWith('-01') ? [{ at, year: month.slice(0, 4) }] : []));
  const first = months[0];
  return first && (januaries[0]?.at ?? 4) >= 4 ? [{ at: 0, year: first.month.slice(0, 4) }, ...januaries] : januaries;
}

/** Bars that lead to their months. `marked`: the month that is read. */
export const Strip = ({
  saga,
  months,
  marked,
}: {
  saga: string;
  months: readonly MonthWeight[];
  marked: string | null;
}) => {
  const most = Math.max(1, ...months.map(({ events }) => events));
  const width = months.length * WIDTH;
  const isLate = months.findIndex(({ month }) => month === marked) >= months.length / 2;
  return (
    <nav class={isLate ? 'strip late' : 'strip'} aria-label="Months">
      <svg viewBox={`0 0 ${width} ${HEIGHT + 14}`} width={width} height={HEIGHT + 14}>
        <title>Events a month</title>
        {months.map(({ month, events, days }, at) => {
          const height = events === 0 ? 0 : Math.max(2, Math.round((Math.sqrt(events) / Math.sqrt(most)) * HEIGHT));
          const words = `${monthWords(month)}: ${events} ${events === 1 ? 'event' : 'events'} on ${days} ${days === 1 ? 'day' : 'days'}`;
          const bar = (
            <rect
              x={at * WIDTH + 1}
              y={HEIGHT - height}
              width={WIDTH - 2}
              height={height}
              class={month === marked ? 'marked' : 'bar'}
            >
              <title>{words}</title>
            </rect>
          );
          return events > 0 ? (
            <a href={monthPath(saga, month)} aria-label={words}>
              {bar}
            </a>
          ) : (
            bar
          );
        })}
        {years(months).map(({ at, year }) => (
          <text x={at * WIDTH + 1} y={HEIGHT + 12} class="year">
            {year}
          </text>
        ))}
      </svg>
    </nav>
  );
};
