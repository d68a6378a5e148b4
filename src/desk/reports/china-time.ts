/** `11-12 09:30` of an RFC 3339 instant in UTC. */
export function chinaTime(instant: string): string {
  const shifted = inChina(instant);
  return `${shifted.slice(5, 10)} ${shifted.slice(11, 16)}`;
}

/** `2024年11月12日`. */
export function chinaDate(instant: string): string {
  const shifted = inChina(instant);
  return `${shifted.slice(0, 4)}年${shifted.slice(5, 7)}月${shifted.slice(8, 10)}日`;
}

/** `09:30`. */
export const chinaClock = (instant: string): string => inChina(instant).slice(11, 16);

const inChina = (instant: string): string =>
  new Date(Date.parse(instant) + 8 * 60 * 60 * 1000).toISOString();
